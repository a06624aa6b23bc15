"""What the analyst did is kept by place, can be undone, and outlives a damaged file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.config import Settings
from briefing.marks import Correction, Mark, Marks, corrected, marks_kept, no_mark, open_marks
from briefing.places import place_of

STARRED = Mark(starred=True, note="ask\x1fwhy", label="a line")


def test_marks_are_found_again_in_their_place_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "marks.sqlite"
    with Marks(path, "here") as marks:
        marks.set("s1", STARRED, "Starred")
    with Marks(path, "here") as marks:
        assert marks.all() == {"s1": STARRED}
    with Marks(path, "elsewhere") as marks:
        assert marks.all() == {}
        assert marks.undo() is None


def test_every_step_is_undone_in_turn() -> None:
    with Marks(None, "here") as marks:
        marks.set("s1", STARRED, "Starred")
        marks.set("s1", replace(STARRED, read=True), "Read")
        marks.correct(Correction("kind", "Turkey", "state"), "Turkey is a state")
        marks.correct(Correction("kind", "Turkey", "group"), "Turkey is a group")
        assert marks.undo() == "Turkey is a group"
        assert marks.corrections() == (Correction("kind", "Turkey", "state"),)
        assert [marks.undo(), marks.undo()] == ["Turkey is a state", "Read"]
        assert marks.corrections() == ()
        assert marks.all()["s1"] == replace(STARRED, note="ask why")
        assert marks.undo() == "Starred"
        assert marks.all().get("s1", no_mark) == no_mark
        assert marks.undo() is None


def test_corrections_that_were_written_out_are_forgotten_and_not_undone() -> None:
    with Marks(None, "here") as marks:
        marks.set("s1", STARRED, "Starred")
        marks.correct(Correction("hide", "AFP"), "AFP hidden")
        marks.forget_corrections()
        assert marks.corrections() == ()
        assert marks.undo() == "Starred"


def test_corrections_win_over_the_settings() -> None:
    settings = Settings(merge={"A": "B"}, hide=["AFP"])
    all_kinds = [
        Correction("merge", "A", "C"),
        Correction("kind", "C", "group"),
        Correction("role", "D", "Mayor"),
        Correction("hide", "AFP"),
        Correction("hide", "E"),
    ]
    after = corrected(settings, all_kinds)
    assert (after.merge, after.kind, after.roles) == ({"A": "C"}, {"C": "group"}, {"D": "Mayor"})
    assert after.hide == ["AFP", "E"]
    assert settings.hide == ["AFP"]


def test_damaged_files_are_set_aside_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    for damage in (b"first damage " * 100, b"second damage " * 100):
        path.write_bytes(damage)
        with Marks(path, "here") as marks:
            marks.set("s1", STARRED, "Starred")
        with Marks(path, "here") as marks:
            assert marks.all() == {"s1": STARRED}
    assert (tmp_path / "marks.sqlite.damaged").read_bytes().startswith(b"first")
    assert (tmp_path / "marks.sqlite.damaged1").read_bytes().startswith(b"second")


def test_damage_behind_a_sound_head_is_found_before_marks_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with Marks(path, "here") as marks:
        marks.set("s1", STARRED, "Starred")
    pages = path.read_bytes()
    path.write_bytes(pages[:4096] + b"\xa5" * (len(pages) - 4096))
    with Marks(path, "here") as marks:
        assert marks.all() == {}
        assert marks.problem is None
    assert (tmp_path / "marks.sqlite.damaged").exists()


def test_a_folder_that_cannot_be_written_keeps_marks_for_this_run(tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("a file where the folder should be")
    with Marks(blocked / "marks.sqlite", "here") as marks:
        marks.set("s1", STARRED, "Starred")
        assert marks.all() == {"s1": STARRED}
        assert marks.problem is not None
        assert str(blocked) in marks.problem


def test_a_place_is_the_same_from_any_folder(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)
    assert place_of(["news", "-"]) == place_of(["-", str(tmp_path / "news/")])
    assert place_of(["news"]) != place_of(["."])


def test_reading_marks_makes_no_database() -> None:
    with marks_kept(["news"]) as marks:
        assert marks.all() == {}
    with open_marks(["news"]) as marks:
        assert marks.new
