"""The history of briefings: what each is compared with, and that no kill at any moment harms it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing import history
from briefing.history import Compared, History, Since, parse_since
from briefing.model import Actor, ArticleCard, Briefing, Evidence, OpenQuestion
from briefing.places import state_folder

MONDAY = datetime(2031, 3, 3, 8, tzinfo=UTC)
DAY = timedelta(days=1)


QUESTION = OpenQuestion(
    "q1", "Will Ada run?", "pending", (), None, None, (Evidence("Ada", 0, 9, 1, "Ada may run."),)
)


def briefing(*actors: str, article: str = "") -> Briefing:
    name = article or " and ".join(actors)
    return Briefing(
        articles=(ArticleCard(name, "a.txt", "Title", None, None, "en", 9, None, "story-a", ()),),
        actors=tuple(Actor(name, name, "person", (), None, None, 1, 1, (), ()) for name in actors),
    )


def told(
    tmp_path: Path, *actors: str, at: datetime = MONDAY, since: Since | None = None, place: str = "news"
) -> Compared:
    """Brief once in a session of its own, and return what it is told."""
    history = History([place], since or Since("last"), lambda: at, tmp_path / "deep" / "history.sqlite")
    return history.compared(briefing(*actors))


def kept(path: Path) -> list[datetime]:
    """Return the times of the briefings that are kept."""
    with closing(sqlite3.connect(path)) as db:
        return [
            datetime.fromisoformat(at) for (at,) in db.execute("SELECT at FROM briefings ORDER BY number")
        ]


def new(compared: Compared) -> list[str]:
    return [change.text for change in compared.changes if change.kind == "new_actor"]


def test_the_first_briefing_has_no_changes_and_says_so(tmp_path: Path) -> None:
    first = told(tmp_path, "Ada")
    assert (first.changes, first.news) == ((), False)
    assert "first briefing" in first.since


def test_the_last_briefing_is_what_counts(tmp_path: Path) -> None:
    told(tmp_path, "Ada")
    second = told(tmp_path, "Ada", "Bo", at=MONDAY + DAY)
    assert (new(second), second.news) == (["Bo"], True)
    assert second.since.startswith("since the briefing of 2031-03-0")
    third = told(tmp_path, "Ada", "Bo", at=MONDAY + 2 * DAY)
    assert (new(third), third.news) == ([], False)


def test_without_a_wish_the_last_that_said_something_else_counts(tmp_path: Path) -> None:
    told(tmp_path, "Ada")
    for day in (1, 2, 3):
        again = told(tmp_path, "Ada", "Bo", at=MONDAY + day * DAY, since=Since())
        assert new(again) == ["Bo"]


def test_a_correction_and_its_undoing_are_no_news(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "history.sqlite"

    def changed(*actors: str, article: str) -> list[str]:
        return new(
            History(["news"], Since(), lambda: MONDAY, path).compared(briefing(*actors, article=article))
        )

    assert changed("Ada", article="monday") == []
    assert changed("Ada", "Bo", article="tuesday") == ["Bo"]
    assert changed("Bo", article="tuesday") == ["Bo"], "Ada is hidden"
    assert changed("Ada", "Bo", article="tuesday") == ["Bo"], "and shown again"


def test_corrections_of_one_sitting_are_one_briefing(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    clock = [MONDAY]
    History(["news"], Since(), lambda: MONDAY - DAY, path).compared(briefing("Ada", "Bo", article="monday"))
    sitting = History(["news"], Since(), lambda: clock[0], path)
    for actors in (["Ada", "Bo"], ["Bo"], ["Bob"], ["Ada", "Bob"]):
        sitting.compared(briefing(*actors, article="monday"))
        clock[0] += timedelta(minutes=1)
    assert kept(path) == [MONDAY - DAY, MONDAY + timedelta(minutes=3)]
    sitting.compared(briefing("Ada", "Bo", article="monday"))
    assert kept(path) == [MONDAY - DAY], "every correction is taken back"


def test_a_question_keeps_its_age_through_a_correction_that_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    whole = replace(briefing("Ada"), open_questions=(QUESTION,))
    History(["news"], Since(), lambda: MONDAY, path).compared(whole)
    sitting = History(["news"], Since(), lambda: MONDAY + 3 * DAY, path)
    for questions in ((), (QUESTION,)):
        sitting.compared(replace(whole, open_questions=questions))
    later = History(["news"], Since("last"), lambda: MONDAY + 5 * DAY, path).compared(whole)
    assert [(change.kind, change.days) for change in later.changes] == [("question_open", 5)]


def test_an_article_that_arrives_in_a_sitting_is_compared_with_what_was_there(tmp_path: Path) -> None:
    sitting = History(["news"], Since(), lambda: MONDAY, tmp_path / "history.sqlite")
    sitting.compared(briefing("Ada", article="monday"))
    assert new(sitting.compared(briefing("Ada", "Bo", article="tuesday"))) == ["Bo"]
    assert new(sitting.compared(briefing("Ada", "Bob", article="tuesday"))) == ["Bob"], "corrected"
    assert len(kept(tmp_path / "history.sqlite")) == 2


def test_a_sitting_that_goes_on_over_night_is_a_briefing_for_each_day(tmp_path: Path) -> None:
    path, clock = tmp_path / "history.sqlite", [MONDAY]
    sitting = History(["news"], Since("last"), lambda: clock[0], path)
    sitting.compared(briefing("Ada"))
    clock[0] += timedelta(minutes=9)
    assert new(sitting.compared(briefing("Ada", "Bo"))) == []
    clock[0] += DAY
    assert new(sitting.compared(briefing("Ada", "Bo", "Cy"))) == ["Cy"]
    assert len(kept(path)) == 2


def test_the_last_briefing_before_a_time(tmp_path: Path) -> None:
    for day, actors in enumerate([["Ada"], ["Ada", "Bo"], ["Ada", "Bo", "Cy"]]):
        told(tmp_path, *actors, at=MONDAY + day * DAY)
    noon = MONDAY + timedelta(days=1, hours=4)
    four = ["Ada", "Bo", "Cy", "Di"]
    assert new(told(tmp_path, *four, at=MONDAY + 3 * DAY, since=Since("time", noon))) == ["Cy", "Di"]
    long_ago = told(tmp_path, *four, at=MONDAY + 3 * DAY, since=Since("time", MONDAY - DAY))
    assert new(long_ago) == ["Bo", "Cy", "Di"]


def test_briefings_of_one_session_replace_each_other(tmp_path: Path) -> None:
    told(tmp_path, "Ada")
    session = History(["news"], Since("last"), lambda: MONDAY + DAY, tmp_path / "deep" / "history.sqlite")
    assert new(session.compared(briefing("Ada", "Bo"))) == ["Bo"]
    assert new(session.compared(briefing("Ada", "Bo", "Cy"))) == ["Bo", "Cy"]
    assert new(told(tmp_path, "Ada", "Bo", "Cy", "Di", at=MONDAY + 2 * DAY)) == ["Di"]


def test_every_place_has_a_history_of_its_own(tmp_path: Path) -> None:
    told(tmp_path, "Ada")
    assert "first briefing" in told(tmp_path, "Bo", place="elsewhere").since
    assert new(told(tmp_path, "Ada", "Bo", place="./news/../news")) == ["Bo"]


def test_what_is_compared_with_nothing_is_kept_all_the_same(tmp_path: Path) -> None:
    quiet = History(["news"], None, lambda: MONDAY, tmp_path / "deep" / "history.sqlite")
    assert quiet.compared(briefing("Ada")) == Compared()
    assert new(told(tmp_path, "Ada", "Bo", at=MONDAY + DAY)) == ["Bo"]


def test_history_lies_in_the_state_folder() -> None:
    History(["news"]).compared(briefing("Ada"))
    assert (state_folder() / "history.sqlite").is_file()


def test_only_so_many_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 5)
    for count in range(9):
        told(tmp_path, f"actor {count}", at=MONDAY + count * DAY)
    with sqlite3.connect(tmp_path / "deep" / "history.sqlite") as db:
        assert db.execute("SELECT count(*) FROM briefings").fetchone() == (5,)
    db.close()


@pytest.mark.parametrize("damage", [b"no database" * 999, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_damaged_history_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "deep" / "history.sqlite"
    path.parent.mkdir()
    path.write_bytes(damage)
    assert told(tmp_path, "Ada").problem is None
    assert new(told(tmp_path, "Ada", "Bo", at=MONDAY + DAY)) == ["Bo"]
    assert path.with_name("history.sqlite.damaged").read_bytes() == damage


def test_a_record_that_cannot_be_read_is_as_if_missing(tmp_path: Path) -> None:
    told(tmp_path, "Ada")
    with sqlite3.connect(tmp_path / "deep" / "history.sqlite") as db:
        db.execute("UPDATE briefings SET packed = x'00'")
    db.close()
    assert "first briefing" in told(tmp_path, "Ada", "Bo").since


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("in the way")
    problem = told(tmp_path, "Ada").problem
    assert problem is not None
    assert "no history is kept" in problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last", Since("last")),
        ("24h", Since("time", MONDAY - DAY)),
        ("3d", Since("time", MONDAY - 3 * DAY)),
        ("1w", Since("time", MONDAY - 7 * DAY)),
        ("2031-03", Since("time", datetime(2031, 3, 1).astimezone(UTC))),
        ("2031", Since("time", datetime(2031, 1, 1).astimezone(UTC))),
        ("2031-03-01T00:00:00+00:00", Since("time", datetime(2031, 3, 1, tzinfo=UTC))),
        ("2031-03-01T00:00Z", Since("time", datetime(2031, 3, 1, tzinfo=UTC))),
        (" 24H", Since("time", MONDAY - DAY)),
        ("Last", Since("last")),
    ],
)
def test_what_since_may_say(text: str, expected: Since) -> None:
    assert parse_since(text, MONDAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "24", "2031-13-01", "2031-13", "2031-00", "0000", "2031-3", "-3d", "99999999d", "0001"],
)
def test_any_other_since_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="neither last"):
        parse_since(text, MONDAY)


WRITER = """
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from briefing.history import History, Since
from test_history import briefing
at = datetime(2031, 3, 3, tzinfo=UTC)
for count in range(100_000):
    History(["news"], Since("last"), lambda: at, Path(sys.argv[1])).compared(briefing(f"actor {count}"))
    print(count, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_history(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    places = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    for kills in range(1, 4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": places},
        )
        assert writer.stdout is not None
        for _ in range(5 * kills):  # it is in the midst of the next one when the end comes
            line = writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
        reported = int((rest.split() or [line])[-1])
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
        history = History(["news"], Since("last"), lambda: MONDAY, path)
        (change,) = history.compared(briefing(f"actor {reported}", "Ada")).changes[:1] or [None]
        assert change is None or change.text in {"Ada", f"actor {reported}"}
