"""Ports of this machine that nobody uses, and nobody else is given."""

import random
import socket

PORTS = range(20_000, 30_000)
"""Below those from which the system takes the ports of connections: one of them may be taken at any moment."""

_claims: list[socket.socket] = []
_chance = random.SystemRandom()


def free_port() -> int:
    """One for TCP, which this process keeps from all others that ask here, as long as it lives.

    A server binds it only seconds later; until then its claim is the same port of UDP, which nothing else uses.
    """
    while True:
        port = _chance.choice(PORTS)
        claim = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            claim.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.bind(("", port))
        except OSError:
            claim.close()
            continue
        _claims.append(claim)
        return port
