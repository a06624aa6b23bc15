"""The dashboard in a browser: served on this machine only, and only to its own pages."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSCloseCode
from browser import browser, missing

from briefing.web import PortTaken, allowed, command, serve

pytestmark = pytest.mark.loopback


@contextmanager
def serving(seed: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a dashboard over the seed; gives the process and the address, and ends it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", str(seed), "--web", "--port", "0", "--no-store"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said
        yield process, found[0]
    finally:
        process.terminate()
        assert process.wait(15) == 0


@pytest.fixture
def address(seed: Path) -> Iterator[str]:
    """The address of a dashboard over the seed that is being served."""
    with serving(seed) as (_, at):
        yield at


def status(address: str, **headers: str) -> int:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_pages_of_its_own_address_are_answered(address: str) -> None:
    assert status(address) == 200
    assert status(address, Host="example.org") == 403
    assert status(address + "ws", Origin="http://example.org") == 403


def test_the_page_loads_nothing_from_elsewhere(address: str) -> None:
    with urllib.request.urlopen(address, timeout=10) as answer:
        page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert re.findall(r"(?:src|href)=\"(?!/)[^\"]*\"|https?://(?!127\.)", page) == []


@pytest.mark.parametrize(
    ("host", "origin", "answered"),
    [
        ("127.0.0.1:80", None, True),
        ("localhost:80", "http://localhost:80", True),
        ("127.0.0.1:80", "http://localhost:81", False),
        ("example.org", None, False),
        (None, None, False),
    ],
)
def test_who_is_answered(host: str | None, origin: str | None, answered: bool) -> None:
    assert allowed(host, origin, 80) is answered


def test_names_of_files_are_no_commands() -> None:
    assert command(["a; rm b", "$(c)"]).endswith(" -m briefing 'a; rm b' '$(c)'")


def test_a_port_in_use_is_named(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortTaken, match=f"port {port}"):
        serve(["seeds"], port)


@pytest.mark.parametrize("messages", [1, 9])
def test_ctrl_c_closes_an_open_page_and_says_nothing(seed: Path, messages: int) -> None:
    async def closed(process: subprocess.Popen[str], address: str) -> int | None:
        """Open a page, press Ctrl+C after some messages, and return the code that the page is closed with."""
        async with ClientSession() as session, session.ws_connect(f"{address}ws") as page:
            for _ in range(messages):
                await page.receive_bytes()
            os.killpg(process.pid, signal.SIGINT)
            async for _ in page:
                pass
            return page.close_code

    with serving(seed) as (process, address):
        assert asyncio.run(closed(process, address)) == WSCloseCode.GOING_AWAY
        assert process.communicate(timeout=15)[1] == ""
        assert process.returncode == 0


@pytest.mark.skipif(missing() is not None, reason=f"needs a browser: {missing()}")
def test_the_dashboard_is_drawn_and_steered_in_a_browser(address: str, tmp_path: Path) -> None:
    with browser(tmp_path / "profile", 1200, 800) as window:
        window.open(address)
        window.wait("return document.body.classList.contains('-first-byte')")
        assert window.run("return document.querySelectorAll('.xterm-screen').length") == 1
        # No click, no focus by hand: the keyboard is all that is needed.
        window.wait("return document.activeElement.classList.contains('xterm-helper-textarea')")
        window.press("q")
        window.wait("return document.body.classList.contains('-closed')")
