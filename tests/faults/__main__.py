"""``python -m tests.faults --rounds N --seed S``: the last line printed is one JSON object."""

import argparse
import signal
import sys

from tests.faults.run import run


def main() -> None:
    """Exit code 1 when anything was lost, counted twice, unequal or otherwise wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    given = parser.parse_args()
    # As Ctrl-C: what was started is stopped on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        report = run(given.rounds, given.seed, given.brokers, _say)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0 if report.all_well else 1)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
