"""What the screen looks like at three sizes; `UPDATE_SNAPSHOTS=1 pytest` writes the pictures anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tui.invented import app_over, article, board, evidence, number, picture, settled, snapshot

from briefing.model import NumberValue, Side, Story, TimelineEntry
from briefing.run import Snapshot

FOLDER = Path(__file__).parent / "snapshots"
SIZES = [(80, 24), (120, 40), (200, 60)]
VIEWS = {"start": "", "numbers": "3", "questions": "4", "actor": "2 enter"}
LATER = (
    "A herald counted 1,400 people.",
    "The Port Office denies any warning.",
    "It was told twice, the union says.",
)


def several_sources() -> Snapshot:
    """Return a briefing over two articles that differ, with a dispute and a timeline."""
    first, second = article(), article("a2", "Landslide closes port", LATER)
    whole = snapshot(first, second)
    counted, denied, told = (evidence(second, sentence) for sentence in LATER)
    values = (
        NumberValue(1400.0, None, "exact", "1,400 people", ("a2",)),
        NumberValue(1200.0, None, "about", "about 1,200 people", ("a1",)),
    )
    briefing = whole.briefing
    differing = number(
        "1,400 people", 1400.0, agreement="differ", values=values, sources=2,
        evidence=(counted, briefing.summary[1].evidence[0]),
    )  # fmt: skip
    disputed = replace(
        briefing.open_questions[1],
        id="q9",
        kind="disputed",
        text="Was the Port Office warned?",
        sides=(Side("Port Office", denied), Side("Fishers' Union", told)),
    )
    dates = ("2031-03-03", "2031-03-06")
    timeline = tuple(
        TimelineEntry(date, line.text, line.evidence)
        for date, line in zip(dates, briefing.summary, strict=False)
    )
    return replace(
        whole,
        briefing=replace(
            briefing,
            key_numbers=(differing, *briefing.key_numbers[1:]),
            open_questions=(*briefing.open_questions, disputed),
            timeline=timeline,
            stories=(Story("s1", "Harbour", ("a1",), 1), Story("s2", "Port", ("a2",), 1)),
        ),
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_it_looks_as_it_did(view: str, size: tuple[int, int]) -> None:
    app = app_over(several_sources())
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press(*VIEWS[view].split())
        await pilot.pause()
        assert board(app).size == size
        shown = "\n".join(line.rstrip() for line in picture(app).splitlines()) + "\n"
    path = FOLDER / f"{view}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_there_is_no_snapshot_that_nothing_makes() -> None:
    wanted = {f"{view}-{width}x{height}.txt" for view in VIEWS for width, height in SIZES}
    assert {path.name for path in FOLDER.iterdir()} == wanted
