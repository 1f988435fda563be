"""Brokers that a broker sees: the one question a starting cluster is asked.

A broker's port opens before it may serve; it stands in the metadata once it does. The question is
two dozen bytes of Kafka's protocol (Metadata, version 1, no topics), so no client is needed here.
"""

import socket
import struct
from collections.abc import Iterator

METADATA, VERSION = 3, 1
NO_TOPICS = 0
REQUEST = struct.pack(">hhihi", METADATA, VERSION, 0, -1, NO_TOPICS)


def brokers_seen(port: int, within: float = 2.0) -> set[int]:
    """The numbers of the live brokers that the broker at this local port knows of.

    Empty when it does not answer (yet). Blocks for `within` seconds a read at most.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=within) as connection:
            connection.sendall(struct.pack(">i", len(REQUEST)) + REQUEST)
            with connection.makefile("rb") as answer:
                (size,) = struct.unpack(">i", answer.read(4))
                return set(_numbers(answer.read(size)))
    except (OSError, struct.error):
        return set()


def _numbers(answer: bytes) -> Iterator[int]:
    """Reads correlation id, then for each broker: number, host, port, rack (or -1 for none)."""
    _, brokers = struct.unpack_from(">ii", answer)
    at = 8
    for _ in range(brokers):
        number, host_length = struct.unpack_from(">ih", answer, at)
        at += 6 + host_length + 4
        (rack_length,) = struct.unpack_from(">h", answer, at)
        at += 2 + max(rack_length, 0)
        yield number
