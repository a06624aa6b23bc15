"""What every reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.model import Article, Skipped

Intake = Article | Skipped


class Unreadable(Exception):
    """No article can be had from these bytes; the message says why, in words for the analyst."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the analyst says of inputs.

    `fields` holds further names of fields in exports of news databases, by what they mean (`title: [hl1]`).
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


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
        words = " ".join(str(error).split())[:200]
        raise Unreadable(f"{what} that cannot be read: {words or type(error).__name__}") from error
