"""The configuration of one broker: broker and controller in one process, no ZooKeeper (KRaft)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One broker's place in its cluster: its number, its folder and its two ports."""

    number: int
    folder: Path
    port: int
    controller_port: int

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def settings_file(self) -> Path:
        return self.folder / "server.properties"

    @property
    def logging_file(self) -> Path:
        return self.folder / "log4j2.yaml"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def output(self) -> Path:
        return self.folder / "broker.log"


# Console only: what the process prints goes to the broker's own file.
LOGGING = """\
Configuration:
  Appenders:
    Console:
      name: Output
      PatternLayout: {pattern: "%d %-5p %c{1}: %m%n"}
  Loggers:
    Root:
      level: WARN
      AppenderRef: {ref: Output}
"""


def server_properties(seat: Seat, seats: list[Seat]) -> str:
    """The settings of `seat` in the cluster of `seats`.

    An acknowledged record is on a majority: three copies, at least two in step before `acks=all`
    answers, and no leader that was out of step. Nothing is deleted by age, no topic made by a typo.
    """
    copies = min(3, len(seats))
    in_step = max(1, copies - 1)
    voters = ",".join(f"{s.number}@127.0.0.1:{s.controller_port}" for s in seats)
    settings: dict[str, object] = {
        "process.roles": "broker,controller",
        "node.id": seat.number,
        "controller.quorum.voters": voters,
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "listeners": (f"PLAINTEXT://{seat.address},CONTROLLER://127.0.0.1:{seat.controller_port}"),
        "advertised.listeners": f"PLAINTEXT://{seat.address}",
        "log.dirs": seat.data,
        "auto.create.topics.enable": "false",
        "log.retention.ms": -1,
        "unclean.leader.election.enable": "false",
        "default.replication.factor": copies,
        "min.insync.replicas": in_step,
        "offsets.topic.replication.factor": copies,
        "transaction.state.log.replication.factor": copies,
        "transaction.state.log.min.isr": in_step,
        "share.coordinator.state.topic.replication.factor": copies,
        "share.coordinator.state.topic.min.isr": in_step,
        # A cluster on one machine: few internal partitions, so that a fresh one answers soon.
        "offsets.topic.num.partitions": 4,
        "transaction.state.log.num.partitions": 4,
        "share.coordinator.state.topic.num.partitions": 4,
        # Consumers start at once, and a broker that died is replaced within seconds.
        "group.initial.rebalance.delay.ms": 0,
        "broker.heartbeat.interval.ms": 500,
        "broker.session.timeout.ms": 3000,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())
