"""Makes brokers start in half the time: one start is recorded, later ones load its classes ready.

`python -m deploy.kafka.warm_start` fetches the jars and records, once; `make` does it before tests.
"""

import tempfile
from pathlib import Path

from deploy.kafka import java
from deploy.kafka.broker import LocalKafka
from deploy.kafka.process import KafkaFailed
from deploy.toolbox import PartUnavailable, alone_in


def record() -> Path:
    """The recording, made when absent. Safe when several processes call it at once."""
    recording = java.warm_start()
    with alone_in(recording.parent):
        if not recording.exists():
            with tempfile.TemporaryDirectory(dir=recording.parent) as scratch:
                unfinished = Path(scratch) / "recording.aot"
                # A kept folder, because only a broker that ends in order writes its recording.
                options = (f"-XX:AOTCacheOutput={unfinished}",)
                with LocalKafka(data_dir=Path(scratch), java_options=options):
                    pass
                unfinished.rename(recording)
    return recording


def main() -> None:
    try:
        print(f"Kafka is ready to start: {record().name}")  # noqa: T201
    except (KafkaFailed, PartUnavailable) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
