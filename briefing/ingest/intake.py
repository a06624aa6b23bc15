"""What every reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from briefing.model import Article, Skipped

Intake = Article | Skipped
MOST_UNPACKED = 200_000_000
MOST_MEMBERS = 10_000


class Unreadable(Exception):
    """No article can be had from these bytes; the message says why, in words for the analyst."""


class Budget:
    """How much one file may still unpack, with all that is packed in it."""

    def __init__(self) -> None:
        self._bytes = MOST_UNPACKED
        self._members = MOST_MEMBERS

    def take(self, count: int) -> None:
        """Count bytes that were unpacked. Raises Unreadable when they are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise Unreadable(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB: the rest was not read")

    def count(self) -> None:
        """Count a member. Raises Unreadable when there are too many."""
        self._members -= 1
        if self._members < 0:
            raise Unreadable(f"more than {MOST_MEMBERS} files in it: the rest was not read")


@dataclass(frozen=True, slots=True)
class Options:
    """What the analyst says of inputs, and how deep in containers the reading has come.

    `fields` holds further names of fields in exports of news databases, by what they mean (`title: [hl1]`);
    `largest` is the size in bytes from which a file is not read.
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    depth: int = 0
    largest: int = 20_000_000
    budget: Budget = field(default_factory=Budget, compare=False)

    def deeper(self) -> Options:
        return replace(self, depth=self.depth + 1)


Reader = Callable[[str, bytes, Options], Iterable[Intake]]
"""Takes the name to show, the bytes of a file and options; yields its articles, and what holds none with
the reason. Raises nothing but Unreadable."""


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Turn whatever a parsing library raises on odd input into Unreadable: `what` names the input."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        from briefing.ingest.decode import harmless_name

        words = harmless_name(" ".join(str(error).split()))[:200]
        raise Unreadable(f"{what} that cannot be read: {words or type(error).__name__}") from error
