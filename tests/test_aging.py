"""The cache forgets what no run has needed for long, and no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.aging import KEPT_DAYS
from briefing.model import Briefing, Extraction, Packed, Sentence, Skipped
from briefing.model.packed import pack
from briefing.store import BRIEFINGS_KEPT, Store

FOUND = Extraction(sentences=(Sentence(0, 13, 0),))
DAY = 24 * 60 * 60
LATER = (KEPT_DAYS + 1) * DAY


def known(path: Path, *keys: str) -> set[str]:
    with Store(path) as store:
        return {*store.extractions(keys)}


def test_what_no_run_has_needed_for_long_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with Store(path, now=0) as store:
        store.keep_extractions({"old": FOUND, "needed": FOUND})
        store.keep_stories({"story": Packed(Extraction, pack(FOUND))})  # type: ignore[dict-item]  # bytes are bytes here
        store.keep_briefing("briefing", Briefing())
        store.keep_file("file", [Skipped("a", "empty")])
        store.keep_unreadable("given up", "it took too long")
        store.keep_unreadable("given up again", "it took too long")
    with Store(path, now=LATER) as store:
        assert store.unreadable("given up again") == "it took too long"
        store.need(["needed"])
        store.keep_extractions({"new": FOUND})
        store.forget()
        assert store.briefing("briefing", 10) is None
        assert store.file("file") is None
        assert [store.unreadable(key) for key in ("given up", "given up again")] == [None, "it took too long"]
        assert store._rows("SELECT key FROM stories UNION SELECT key FROM pieces", []) == []
    assert known(path, "old", "needed", "new") == {"needed", "new"}


def test_what_a_run_needed_is_kept_as_long_as_if_it_were_new(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with Store(path, now=0) as store:
        store.keep_extractions({"k": FOUND})
        store.keep_file("file", [Skipped("a", "empty")])
    with Store(path, now=LATER / 2) as store:
        store.need(["k"])
        store.file("file")
    with Store(path, now=LATER) as store:
        store.keep_briefing("briefing", Briefing())
        assert store.file("file") == [Skipped("a", "empty")]
    assert known(path, "k") == {"k"}


def test_of_whole_briefings_only_the_newest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "s"
    for hour in range(BRIEFINGS_KEPT + 5):
        with Store(path, now=hour * 2 * 60 * 60) as store:
            store.keep_briefing(f"b{hour}", Briefing(skipped=(Skipped("x", str(hour)),)))
            store.briefing("b0", 10)
    with Store(path) as store:
        kept = [hour for hour in range(BRIEFINGS_KEPT + 5) if store.briefing(f"b{hour}", 10)]
        assert len(kept) == BRIEFINGS_KEPT
        assert kept[0] == 0
        assert kept[1:] == [*range(6, BRIEFINGS_KEPT + 5)]


@pytest.mark.parametrize("table", ["extractions", "needed", "files"])
def test_a_table_that_cannot_be_written_is_said_and_nothing_is_kept_any_more(
    tmp_path: Path, table: str
) -> None:
    with Store(tmp_path / "s", now=0) as store:
        store.keep_extractions({"old": FOUND})
    with Store(tmp_path / "s", now=LATER) as store:
        assert store._db is not None
        store._db.execute(f"DROP TABLE {table}")
        store.need(["k"])
        store.keep_extractions({"k": FOUND})
        store.forget()
        assert not store.keeps
        assert store.problem is not None
        assert f"no such table: {table}" in store.problem


def test_a_store_that_is_closed_keeps_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        assert store.keeps
    assert not store.keeps


def test_without_a_database_nothing_is_forgotten_and_nothing_fails() -> None:
    with Store(None, now=LATER) as store:
        store.need(["k"])
        store.forget()
        assert store.problem is None
