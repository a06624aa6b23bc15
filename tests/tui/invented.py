"""An invented briefing over invented articles, and the app over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.pilot import Pilot

from briefing.config import ScreenSettings, Settings
from briefing.model import (
    Actor,
    Article,
    ArticleCard,
    Block,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    Quote,
    Skipped,
    Story,
    SummaryLine,
)
from briefing.run import Snapshot
from briefing.tui import Session
from briefing.tui.app import BriefingApp
from briefing.tui.layout import Row
from briefing.tui.rows import pane_rows
from briefing.tui.screen import Dashboard
from briefing.tui.view import View

SENTENCES = (
    "The harbour of Velmora was closed on Monday after a landslide.",
    "Mayor Ilse Tamarin said about 1,200 people had left their homes.",
    "Engineers of the Port Office will decide on Thursday whether to reopen it.",
)
SIZES = [(80, 24), (120, 40), (200, 60), (40, 12), (20, 5)]


def article(name: str = "a1", title: str = "Harbour closed", body: tuple[str, ...] = SENTENCES) -> Article:
    """Return an article with a title, a caption, and a block for each sentence."""
    parts = [
        ("title", title),
        ("caption", "The harbour on Monday. Photo: nobody"),
        *(("body", s) for s in body),
    ]
    text, blocks, lines = "", [], []
    for at, (kind, part) in enumerate(parts):
        blocks.append(Block(len(text), len(text) + len(part), kind))  # type: ignore[arg-type]
        lines.append((len(text), 2 * at + 1))
        text += part + "\n\n"
    return Article(name, f"news/{name}.txt", text.rstrip(), tuple(blocks), tuple(lines), title=title)


def evidence(source: Article, sentence: str) -> Evidence:
    """Return a sentence of an article as evidence."""
    start = source.text.index(sentence)
    return Evidence(source.id, start, start + len(sentence), source.line_at(start), sentence)


def number(text: str = "1,200 people", value: float | None = 1200.0, **more: object) -> KeyNumber:
    """Return a key number that counts people, unless told otherwise."""
    fields: dict[str, object] = {
        "id": f"n-{text}",
        "text": text,
        "value": value,
        "high": None,
        "unit": None,
        "hedge": "exact",
        "direction": None,
        "what": "people",
        "head": "people",
        "period": None,
        "said_by": None,
        "agreement": "single",
        "evidence": (),
    }
    return KeyNumber(**{**fields, **more})  # type: ignore[arg-type]


def card(source: Article) -> ArticleCard:
    return ArticleCard(source.id, source.path, source.title or "", None, None, "en", 30, None, "s1", ())


def snapshot(
    *articles: Article, finished: bool = True, done: int | None = None, skipped: tuple[Skipped, ...] = ()
) -> Snapshot:
    """Return a briefing that rests on the first article; its actor is mentioned twice."""
    sources = articles or (article(), article("a2", "Second thoughts"))
    first = sources[0]
    proof = [evidence(first, first.block_text(block)) for block in first.body]
    last = proof[-1]
    briefing = Briefing(
        articles=tuple(map(card, sources)),
        skipped=skipped,
        summary=tuple(SummaryLine(f"s{at}", one.sentence, (one,)) for at, one in enumerate(proof)),
        actors=(
            Actor(
                "x1", "Ilse Tamarin", "person", ("Tamarin",), "Mayor", "Velmora", 7, 1,
                (Quote("about 1,200 people had left their homes", "said", False, (proof[-2],)),),
                (proof[-2], last),
            ),
            Actor("x2", "Port Office", "organisation", (), None, None, 1, 1, (), (last,)),
        ),
        key_numbers=(
            number(hedge="about", said_by="Ilse Tamarin", evidence=(proof[-2],)),
            number("3.5 metres", 3.5, unit="metre", what="mud", evidence=(proof[0],)),
            number("dozens of boats", None, hedge="vague", what="boats", evidence=(proof[0],)),
            number("3/", None, hedge="garbled", what="boats lost", evidence=(proof[0],)),
        ),
        open_questions=(
            OpenQuestion("q1", "Will the harbour be reopened?", "pending", (), "likely", None, (last,)),
            OpenQuestion("q2", "What set off the landslide?", "unknown", (), None, None, (proof[0],)),
            OpenQuestion("q3", "Will the Port Office pay?", "pending", (), None, None, (last,)),
        ),
        stories=(Story("s1", "Harbour", tuple(one.id for one in sources), 1),),
    )  # fmt: skip
    total = len(sources)
    return Snapshot(
        briefing,
        {one.id: one for one in sources},
        done=total if done is None else done,
        total=total,
        finished=finished,
    )


def app_over(*snapshots: Snapshot, frame_first: bool = False, **screen: object) -> BriefingApp:
    """Return the app over snapshots that come at once."""

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        del settings, cancelled
        yield from snapshots

    settings = Settings(screen=ScreenSettings(**screen))  # type: ignore[arg-type]
    return BriefingApp(Session(load, settings), frame_first=frame_first)


def rows_of(briefing: Briefing, pane: str, **view: object) -> list[Row]:
    """Return the rows of a pane over a briefing."""
    return pane_rows(View(briefing, **view), pane)  # type: ignore[arg-type]


def board(app: BriefingApp) -> Dashboard:
    """Return the dashboard, which other screens may lie over."""
    return next(screen for screen in app.screen_stack if isinstance(screen, Dashboard))


def picture(app: BriefingApp) -> str:
    """Return what is on the screen as plain text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def settled(app: BriefingApp, pilot: Pilot[None]) -> None:
    """Wait until everything is read and shown."""
    while board(app)._state == "reading":
        await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
