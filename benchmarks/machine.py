"""Machine that the figures were measured on."""

import os
import platform

from chassis.postgres.database import Database
from deploy.kafka.jars import KAFKA


def describe(database: Database) -> dict[str, str]:
    """Cores, memory and versions, in the order in which they are shown."""
    (version,) = database.rows("SHOW server_version")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "Cores": str(os.cpu_count()),
        "Processor": _processor(),
        "Memory": f"{memory:.0f} GB",
        "System": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "PostgreSQL": f"{version['server_version']}, durable: every commit waits for the disk",
        "Kafka": f"{KAFKA}, one broker",
    }


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123  (no file of ours)
            return next(line.partition(":")[2].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()
