"""A real terminal for tests: the installed command in a pseudo-terminal, its screen read through pyte."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType

import pexpect
import pyte

PATIENCE = 60.0
_CHUNK = 65536
_POLL = 0.05


class Terminal:
    """Runs `briefing` with arguments on a screen of a given size; a context manager that ends it."""

    def __init__(self, *args: str, columns: int = 80, lines: int = 24, **env: str) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.bytes = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "briefing", *args],
            dimensions=(lines, columns),
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            timeout=PATIENCE,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until the screen shows what is wanted; return the screen, or fail showing it."""
        seen = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + PATIENCE
        while not seen(self.text):
            if time.monotonic() > deadline or not self._read():
                raise AssertionError(f"never saw {wanted!r} on\n{self.text}")
        return self.text

    def press(self, keys: str) -> None:
        self._child.send(keys)

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def ended(self) -> int | None:
        """Read to the end of the program and return its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > deadline:
                raise AssertionError(f"it never ended; the screen says\n{self.text}")
        self._child.wait()
        return self._child.exitstatus

    def _read(self) -> bool:
        """Feed what the program wrote to the screen; False once it has ended."""
        try:
            data = self._child.read_nonblocking(_CHUNK, timeout=_POLL)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += data
        self._stream.feed(data)
        return True
