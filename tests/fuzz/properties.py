"""What holds for any bytes: a reader answers, raises nothing, and its articles are sound."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from made_files import STORY, docx, pdf, word, zipped

from briefing.config import ConfigError
from briefing.ingest import Options
from briefing.ingest.readers import READERS, reader_for
from briefing.model import Article
from briefing.settings_file import read_settings_file

ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Control characters, bidirectional controls and what takes no width: none may stand in an article."""
MOST_BYTES = 200_000
"""Of a seed: a longer file is cut to this, so that a run tries many inputs rather than few long ones."""
SECONDS = 20
"""For one input; the longest honest reading of MOST_BYTES takes under a second."""
ENDINGS = sorted(ending.split()[0] for ending in READERS)
PARAGRAPHS = "\n\n".join(STORY)
PAGE = f"<html><head><title>A bridge</title></head><body><article><p>{'</p><p>'.join(STORY)}</p></article></body></html>"
PROSE = " ".join(STORY)
RECORD = f'{{"id": "1", "title": "A bridge", "text": "{PROSE}", "published": "2031-03-03"}}'
FEED = f"<rss version='2.0'><channel><item><title>A bridge</title><description>{PARAGRAPHS}</description></item></channel></rss>"
MAIL = f"From: a@example.org\nTo: b@example.org\nSubject: A bridge\nDate: Mon, 3 Mar 2031 08:00:00 +0000\n\n{PARAGRAPHS}\n"


def good_files() -> dict[str, bytes]:
    """Return a small sound file for the endings that have one, to be damaged."""
    return {
        ".txt": f"A bridge\n\n{PARAGRAPHS}\n".encode(),
        ".md": f"---\ntitle: A bridge\n---\n\n# A bridge\n\n{PARAGRAPHS}\n".encode(),
        ".html": PAGE.encode(),
        ".json": f'{{"articles": [{RECORD}]}}'.encode(),
        ".jsonl": f"{RECORD}\n{RECORD}\n".encode(),
        ".csv": f'title,text\nA bridge,"{" ".join(STORY)}"\n'.encode(),
        ".xml": FEED.encode(),
        ".eml": MAIL.encode(),
        ".rtf": (r"{\rtf1\ansi " + r"\par ".join(STORY) + "}").encode(),
        ".pdf": pdf([[(50, 700, 12, STORY[0])]]),
        ".docx": docx("".join(word(text) for text in STORY)),
        ".zip": zipped({"a.txt": PARAGRAPHS, "b.html": PAGE}),
    }


def check_reader(ending: str, raw: bytes) -> None:
    """Read bytes as a file with that ending; raise where an answer is missing or unsound."""
    start = time.process_time()
    found = list(reader_for(ending)(f"file{ending}", raw, Options()))
    assert time.process_time() - start < SECONDS, f"{len(raw)} bytes took over {SECONDS} s"
    assert found, "no answer"
    for item in found:
        if isinstance(item, Article):
            check_article(item)
        else:
            assert item.reason
            assert item.path


def check_article(article: Article) -> None:
    """Raise where blocks, lines or characters of an article are not as the rest relies on."""
    ends = [0, *(end for block in article.blocks for end in (block.start, block.end)), len(article.text)]
    assert all(one <= other for one, other in pairwise(ends)), "blocks out of order"
    assert all(one[0] < other[0] for one, other in pairwise(article.lines)), "lines out of order"
    for text in (article.text, article.title or "", article.publisher or "", article.path):
        bad = {c for c in text if ACTS.match(c)}
        assert not bad, f"characters that act on a terminal or on the order of words: {bad!r}"


def check_settings(raw: bytes) -> None:
    """Read bytes as a file of settings; raise anything but ConfigError that it raises."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_bytes(raw)
        with suppress(ConfigError):
            read_settings_file(path)


def seeds(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield sound files with their endings: our own, and those of a folder."""
    yield from good_files().items()
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file():
            yield path.suffix.lower(), path.read_bytes()[:MOST_BYTES]
