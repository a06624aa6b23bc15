"""The suite reaches no network: the guard that every test and every command started by one runs under."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable

import pytest

ATTEMPTS: dict[str, Callable[[], object]] = {
    "an address": lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    "a name": lambda: socket.getaddrinfo("example.org", 80),
    "a page": lambda: urllib.request.urlopen("http://example.org/", timeout=1),
    "a datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
}


def forbidden(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except BaseException as error:  # noqa: BLE001 - the guard is no Exception, on purpose
        return type(error).__name__ == "NetworkForbidden"
    return False


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_no_test_reaches_the_network(attempt: Callable[[], object]) -> None:
    assert forbidden(attempt)


def test_nor_a_server_on_this_machine_nor_opens_one_to_others() -> None:
    with socket.create_server(("127.0.0.1", 0)) as one:
        assert forbidden(lambda: socket.create_connection(one.getsockname(), timeout=1))
    with socket.socket() as one:
        assert forbidden(lambda: one.bind(("0.0.0.0", 0)))


@pytest.mark.loopback
@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_marked_test_reaches_this_machine_only(attempt: Callable[[], object]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as one:
        socket.create_connection(one.getsockname(), timeout=1).close()
    assert forbidden(attempt)


def test_nor_does_a_command_that_a_test_starts() -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert "NetworkForbidden" in done.stderr
