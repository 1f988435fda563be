"""Kafka's jars: fetched once, and never used unless each is the one that was locked.

`jars.lock` names every jar by its Maven coordinate with its SHA-256, so that fetching needs no
dependency resolution and two machines run the same bytes. `python -m deploy.kafka.jars` fetches;
`--lock` resolves the coordinates anew and writes the lock (run it to change the version).
"""

import argparse
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import shorten

from jgo.maven import Artifact, MavenContext

from deploy.toolbox import PartUnavailable, alone_in, sha256, tools_folder

KAFKA = "4.1.0"
BROKER = f"org.apache.kafka:kafka_2.13:{KAFKA}"
BESIDE = (
    # The console tools; what else their jar depends on only Connect needs.
    f"org.apache.kafka:kafka-tools:{KAFKA}",
    # Without it a broker says nothing of its troubles.
    "org.apache.logging.log4j:log4j-slf4j-impl:2.24.3",
)
LOCK = Path(__file__).with_name("jars.lock")
AT_ONCE = 8


class KafkaUnavailable(PartUnavailable):
    """Kafka's jars could not be had, or are not the locked ones."""


def classpath() -> list[Path]:
    """The verified jars, fetched when absent. Safe when several processes call it at once.

    Raises KafkaUnavailable when a jar cannot be fetched or is not the locked one.
    """
    folder = tools_folder("kafka")
    locked = _locked()
    with alone_in(folder):
        jars = _fetch(list(locked), folder)
        if _remove_unlike(locked, jars):  # a fetch that was killed leaves half a jar
            jars = _fetch(list(locked), folder)
            if wrong := _remove_unlike(locked, jars):
                raise KafkaUnavailable(
                    f"{', '.join(wrong)} came from Maven Central twice with another checksum "
                    "than deploy/kafka/jars.lock names, so Kafka is not started from it."
                )
    return list(jars.values())


def lock() -> None:
    """Resolves what Kafka needs to run and writes `jars.lock`. Needs Maven Central."""
    folder = tools_folder("kafka")
    with alone_in(folder):
        maven = _maven(folder)
        inputs, needed = maven.resolver.resolve([maven.create_dependency(BROKER)])
        coordinates = [f"{d.groupId}:{d.artifactId}:{d.version}" for d in [*inputs, *needed]]
        jars = _fetch(sorted([*coordinates, *BESIDE]), folder)
        checksums = {coordinate: sha256(jar) for coordinate, jar in jars.items()}
    LOCK.write_text(json.dumps(checksums, indent=2) + "\n")


def _locked() -> Mapping[str, str]:
    checksums: dict[str, str] = json.loads(LOCK.read_text())
    return checksums


def _remove_unlike(locked: Mapping[str, str], jars: Mapping[str, Path]) -> list[str]:
    wrong = [coordinate for coordinate, jar in jars.items() if sha256(jar) != locked[coordinate]]
    for coordinate in wrong:
        jars[coordinate].unlink()
    return wrong


def _maven(folder: Path) -> MavenContext:
    return MavenContext(repo_cache=folder / "repository", timeout=30)


def _fetch(coordinates: list[str], folder: Path) -> dict[str, Path]:
    maven = _maven(folder)
    artifacts = [maven.create_dependency(coordinate).artifact for coordinate in coordinates]
    try:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return dict(zip(coordinates, threads.map(_jar, artifacts), strict=True))
    except (OSError, RuntimeError) as error:
        raise KafkaUnavailable(
            f"Kafka's jars could not be fetched from Maven Central ({shorten(str(error), 160)}): "
            "run `python -m deploy.kafka.jars` on a machine that reaches it, or point "
            "KAFKA_BOOTSTRAP_SERVERS to a running Kafka."
        ) from error


def _jar(artifact: Artifact) -> Path:
    return Path(artifact.resolve())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.kafka.jars", description=__doc__)
    parser.add_argument("--lock", action="store_true", help="resolve anew and write jars.lock")
    if parser.parse_args().lock:
        lock()
    try:
        jars = classpath()
    except KafkaUnavailable as error:
        raise SystemExit(str(error)) from None
    print(f"Kafka {KAFKA}: {len(jars)} jars verified")  # noqa: T201


if __name__ == "__main__":
    main()
