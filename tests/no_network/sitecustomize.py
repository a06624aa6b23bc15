"""Ends any attempt of a process to reach the network; Python imports this at its start where PYTHONPATH names its folder.

The suite does so for itself and for every command that it starts. `TEST_LOOPBACK` in the environment, which the
mark `loopback` sets, lets servers and their clients on this machine through.
"""

from __future__ import annotations

import os
import sys
from typing import Any

REACHING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
HERE = {"127.0.0.1", "::1", "localhost"}


class NetworkForbidden(BaseException):
    """Somebody wanted to reach the network; no Exception, so that no library goes on as if nothing had been."""


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise on whatever would reach the network, or this machine's ports where they are not allowed."""
    if event in REACHING or event == "socket.bind":
        address = arguments[1]
        if not isinstance(address, tuple):  # the name of a Unix socket is no tuple
            return
        host = address[0]
    elif event in ASKING:
        host = arguments[0]
    else:
        return
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
    allowed = event == "socket.bind" or "TEST_LOOPBACK" in os.environ
    if not allowed or name not in HERE:
        raise NetworkForbidden(f"{event}: {name}")


sys.addaudithook(refuse)
