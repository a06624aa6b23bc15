"""Headless Chromium steered over the WebDriver protocol (W3C), with the standard library alone."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromedriver")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
PATIENCE_SECONDS = 30.0
PRINT_TRIES = 5


def missing() -> str | None:
    """Return what is missing to run a browser here, None where nothing is."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"{' and '.join(absent)} not installed" if absent else None


class Browser:
    """One window of a headless browser."""

    def __init__(self, port: int, folder: Path, width: int, height: int) -> None:
        self._at = f"http://127.0.0.1:{port}"
        options = [*SWITCHES, f"--user-data-dir={folder}", f"--window-size={width},{height}"]
        wanted = {"goog:chromeOptions": {"args": options, "binary": shutil.which("chromium")}}
        answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{answer['sessionId']}"

    def open(self, address: str) -> None:
        self._ask("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a script in the page returns."""
        return self._ask("POST", f"{self._session}/execute/sync", {"script": script, "args": []})

    def wait(self, script: str) -> Any:
        """Return what the script returns as soon as that is something."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not (found := self.run(script)):
            assert time.monotonic() < until, f"never happened in the browser: {script}"
            time.sleep(0.05)
        return found

    def press(self, keys: str) -> None:
        """Type into whatever has the focus."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask(
            "POST",
            f"{self._session}/actions",
            {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]},
        )

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self._ask("GET", f"{self._session}/screenshot", None))

    def pages(self) -> int:
        """Return how many pages of A4 the document has when printed."""
        printed = self._print({"page": {"width": 21.0, "height": 29.7}})
        return printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page ")

    def _print(self, size: dict[str, Any]) -> bytes:
        # On a busy machine Chromium's printing process now and then ends before it has answered.
        for _ in range(PRINT_TRIES - 1):
            try:
                return self._printed(size)
            except AssertionError as error:
                if "Printing failed" not in str(error):
                    raise
        return self._printed(size)

    def _printed(self, size: dict[str, Any]) -> bytes:
        return base64.b64decode(self._ask("POST", f"{self._session}/print", size))

    def close(self) -> None:
        self._ask("DELETE", self._session, None)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._at + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"the browser: {error.read().decode()[:500]}") from None


@contextmanager
def browser(folder: Path, width: int = 1280, height: int = 900) -> Iterator[Browser]:
    """Yield a browser with an empty profile in `folder`; it and its driver end with the block."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while not _answers(port):
            assert time.monotonic() < until, "chromedriver did not start"
            time.sleep(0.05)
        window = Browser(port, folder, width, height)
        try:
            yield window
        finally:
            window.close()
    finally:
        driver.terminate()
        driver.wait(10)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
