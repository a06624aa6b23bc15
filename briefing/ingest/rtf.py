"""RTF documents to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.decode import visible
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.lines import paragraphs, split_lines

_TITLE = re.compile(r"\{\\title\s([^{}\\]{1,500})\}")
_AUTHOR = re.compile(r"\{\\author\s([^{}\\]{1,200})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HEAD = 20_000


def read_rtf(name: str, raw: bytes, options: Options) -> Iterator[Intake]:  # noqa: ARG001 - a Reader
    """Yield the article of an RTF document. Raises Unreadable."""
    from striprtf.striprtf import rtf_to_text

    source = raw.decode("latin-1")
    with parsing("a damaged RTF document"):
        text = visible(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]  # striprtf is untyped
    parts = [Part(None, paragraph) for paragraph in paragraphs(split_lines(text))]
    if not parts:
        raise Unreadable("empty: a document without text")
    created = _CREATED.search(source, 0, _HEAD)
    yield compose(
        name,
        parts,
        Facts(
            title=_info(_TITLE, source),
            author=_info(_AUTHOR, source),
            dated=f"{created[1]}-{int(created[2]):02}-{int(created[3]):02}" if created else None,
        ),
    )


def _info(pattern: re.Pattern[str], source: str) -> str | None:
    found = pattern.search(source, 0, _HEAD)
    return " ".join(visible(found[1]).split()) or None if found else None
