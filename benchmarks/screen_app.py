"""The dashboard over a made-up briefing of thousands of articles: `python -m benchmarks.screen_app [growing]`.

With `growing`, a new snapshot comes twice a second and the thread between them is as busy as one that fuses.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

from benchmarks.corpus import articles as corpus
from briefing.__main__ import GARBAGE
from briefing.config import Settings
from briefing.model import (
    Actor,
    Article,
    ArticleCard,
    Block,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    QuestionKind,
    Story,
    SummaryLine,
)
from briefing.run import Snapshot
from briefing.tui import Session, run_dashboard

ARTICLES = 2000
SECONDS_BETWEEN = 0.5
KINDS = get_args(QuestionKind)


def main() -> None:
    gc.set_threshold(*GARBAGE)
    whole = snapshot(ARTICLES)
    growing = "growing" in sys.argv

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        del settings
        done = ARTICLES // 2
        while growing and not cancelled():
            another = replace(whole.briefing)  # as fusing makes it: the same one would only move the count
            yield replace(whole, briefing=another, done=done, finished=False)
            done = min(ARTICLES - 1, done + 10)
            began = time.monotonic()
            while time.monotonic() - began < SECONDS_BETWEEN and not cancelled():
                sum(at * at for at in range(20_000))
        yield whole

    run_dashboard(Session(load))


def snapshot(count: int) -> Snapshot:
    """Return a briefing over this many articles, with as many actors, numbers and questions."""
    texts = [_article(at, one["title"], one["text"]) for at, one in enumerate(corpus(count))]
    proof = [_evidence(article) for article in texts]
    cards = tuple(
        ArticleCard(a.id, a.path, a.title or "", "2031-03-04", "Gazette", "en", 400, None, f"s{at // 5}", ())
        for at, a in enumerate(texts)
    )
    briefing = Briefing(
        articles=cards,
        summary=tuple(SummaryLine(f"l{at}", proof[at].sentence, (proof[at],)) for at in range(20)),
        actors=tuple(
            Actor(f"a{at}", f"Actor {at}", "person", (), "Mayor", None, 9, 2, (), (one, proof[at - 1]))
            for at, one in enumerate(proof)
        ),
        key_numbers=tuple(
            KeyNumber(
                f"n{at}", f"{at} people", float(at), None, None, "about", None, "people moved", "people", None,
                "Mayor", "single", (one,),
            )
            for at, one in enumerate(proof)
        ),
        open_questions=tuple(
            OpenQuestion(f"q{at}", f"Will it {at} be? {one.sentence}", KINDS[at % 6], (), "likely", None, (one,))
            for at, one in enumerate(proof)
        ),
        stories=tuple(
            Story(f"s{at}", f"Story {at}", tuple(a.id for a in texts[5 * at : 5 * at + 5]), 5)
            for at in range(count // 5)
        ),
    )  # fmt: skip
    return Snapshot(briefing, {one.id: one for one in texts}, done=count, total=count, finished=True)


def _article(at: int, title: str, text: str) -> Article:
    blocks, lines, whole = [], [], ""
    for kind, part in [("title", title), *(("body", part) for part in text.split("\n\n"))]:
        blocks.append(Block(len(whole), len(whole) + len(part), kind))  # type: ignore[arg-type]
        lines.append((len(whole), 2 * len(blocks)))
        whole += part + "\n\n"
    return Article(f"x{at}", f"news/{at}.txt", whole.rstrip(), tuple(blocks), tuple(lines), title=title)


def _evidence(article: Article) -> Evidence:
    block = article.body[0]
    return Evidence(
        article.id, block.start, block.end, article.line_at(block.start), article.block_text(block)
    )


if __name__ == "__main__":
    main()
