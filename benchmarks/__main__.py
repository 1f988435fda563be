"""``python -m benchmarks``: measure everything, and write down what was found."""

import argparse
import time
from pathlib import Path
from types import ModuleType
from typing import Final

from benchmarks import (
    commands,
    open_clocks,
    petition_reads,
    reads,
    rebuild_against_copy,
    rebuild_against_runner,
    report,
    two_projectors,
    write_to_visible,
)
from benchmarks.ground import Ground
from benchmarks.machine import describe
from benchmarks.sizes import FULL, QUICK, Sizes
from chassis.postgres.database import Database

BENCHMARKS: Final[tuple[ModuleType, ...]] = (
    rebuild_against_runner,
    rebuild_against_copy,
    write_to_visible,
    commands,
    reads,
    petition_reads,
    open_clocks,
    two_projectors,
)


def run(benchmarks: list[ModuleType], sizes: Sizes) -> tuple[dict[str, str], list[report.Chapter]]:
    """The machine, and a chapter for each benchmark; progress is printed."""
    chapters = []
    with Ground() as ground:
        for benchmark in benchmarks:
            began = time.monotonic()
            print(f"{benchmark.TITLE} ...", flush=True)
            figures = benchmark.measure(ground, sizes)
            for figure in figures:
                told = {None: "", True: "holds", False: "does not hold"}[figure.holds]
                aim = f" (aim {figure.aim}: {told})" if figure.aim else ""
                print(f"  {figure.name}: {figure.value:.2f} {figure.unit}{aim}; {figure.note}")
            print(f"  took {time.monotonic() - began:.0f} s", flush=True)
            method = (benchmark.__doc__ or "").partition("\n\n")[2].strip()
            chapters.append(report.Chapter(benchmark.TITLE, method, figures))
        with ground.database() as url:
            database = Database(url)
            machine = describe(database)
            database.close()
    return machine, chapters


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes; nothing is written")
    names = [benchmark.__name__.rpartition(".")[2] for benchmark in BENCHMARKS]
    parser.add_argument("--only", choices=names, action="append", help="nothing is written")
    given = parser.parse_args()
    chosen = [b for b, name in zip(BENCHMARKS, names, strict=True) if name in (given.only or names)]
    machine, chapters = run(chosen, QUICK if given.quick else FULL)
    if not given.quick and not given.only:
        report.write(Path(__file__).parent.parent, machine, chapters)


if __name__ == "__main__":
    main()
