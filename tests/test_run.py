"""The whole way: growing snapshots, what is kept, what is lost, and stopping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing import run
from briefing.config import Settings
from briefing.fuse import Fusion, fusion
from briefing.fuse.stories import find_stories
from briefing.model import Article, Briefing, Extraction, PackedItems, Reading, Sentence, Skipped
from briefing.run import Request, snapshots
from briefing.store import Store

TEXT = "Mayor Ilse Brandt said on Monday that 12 bridges would close in Velmora."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name in "abc":
        (place / f"{name}.txt").write_text(f"{TEXT}\n\nThis is article {name} of three.\n")
    return place


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the reading by one that finds a sentence in each article, and list what it was asked to read."""
    names: list[str] = []

    def pretend(articles: Sequence[Article], model: str) -> Iterator[Extraction]:
        for article in articles:
            names.append(Path(article.path).name)
            yield Extraction(sentences=(Sentence(article.body[0].start, article.body[0].end, 0),))

    monkeypatch.setattr("briefing.extract.extract", pretend)
    return names


def request(folder: Path, **settings: object) -> Request:
    return Request((str(folder),), replace(Settings(), **settings))  # type: ignore[arg-type]  # keywords of Settings


def test_the_first_snapshot_lists_the_articles_before_any_is_read(folder: Path, asked: list[str]) -> None:
    first = next(snapshots(request(folder)))
    assert asked == []
    assert (first.done, first.total, first.finished) == (0, 3, False)
    assert [Path(card.path).name for card in first.briefing.articles] == ["a.txt", "b.txt", "c.txt"]
    assert set(first.articles) == {card.id for card in first.briefing.articles}


def test_the_last_snapshot_is_the_whole_briefing(folder: Path, asked: list[str]) -> None:
    *_, last = snapshots(request(folder))
    assert (last.done, last.total, last.finished) == (3, 3, True)
    assert [reading.article.path for reading in last.readings] == [c.path for c in last.briefing.articles]


def test_a_report_has_articles_fused_once_when_all_are_read(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fused: list[int] = []

    class Counting(Fusion):
        def fuse(self, readings: Sequence[Reading], *rest: Any) -> Briefing:
            fused.append(len(asked))
            return super().fuse(readings, *rest)

    monkeypatch.setattr("briefing.fuse.Fusion", Counting)
    monkeypatch.setattr(run, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(run, "SHARE_OF_READING", 0.0)
    *earlier, last = snapshots(replace(request(folder), growing=False))
    assert fused == [3]
    assert [snapshot.done for snapshot in (*earlier, last)] == [0, 1, 2, 3, 3]
    assert len(last.briefing.articles) == 3


def test_the_count_goes_on_between_two_briefings(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Long(run.Pause):
        def over(self) -> bool:
            return False

    monkeypatch.setattr(run, "Pause", Long)
    monkeypatch.setattr(run, "SECONDS_BETWEEN", 0.0)
    first, *between, last = snapshots(request(folder))
    assert [snapshot.done for snapshot in between] == [1, 2, 3]
    assert all(snapshot.briefing is first.briefing for snapshot in between)
    assert last.finished


def test_the_pause_is_as_long_as_the_work_asks_for_and_not_as_the_waiting() -> None:
    now = worked = 0.0
    pause = run.Pause(lambda: now, lambda: worked)
    now = run.SECONDS_BETWEEN / 2
    assert not pause.over()
    now = run.SECONDS_BETWEEN
    assert pause.over()
    worked, now = 2.0, 50.0
    pause.start()
    now = 49.0 + 2 * run.SHARE_OF_READING
    assert not pause.over()
    now = 50.0 + 2 * run.SHARE_OF_READING
    assert pause.over()


def test_the_stories_that_stand_first_are_read_first(tmp_path: Path, asked: list[str]) -> None:
    flood = (
        "The river Sandel flooded the town of Orland and its mill. The flood took the old bridge of Orland."
    )
    strike = "Dockers in Port Ilmar began a strike over wages. The strike of the dockers closed the port."
    for name, text in {"a": strike, "b": flood, "c": strike, "d": flood, "e": flood}.items():
        (tmp_path / f"{name}.txt").write_text(f"{text} This is what {name} wrote of it.\n")
    first, *_, last = snapshots(request(tmp_path))
    order = [article for story in first.briefing.stories for article in story.articles]
    paths = {card.id: Path(card.path).name for card in last.briefing.articles}
    assert len(first.briefing.stories) == 2
    assert asked == [paths[article] for article in order] != sorted(asked)


def test_articles_are_compared_once_however_often_they_are_fused(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counting(articles: Sequence[Article], *rest: Any) -> dict[str, str]:
        compared.append(len(articles))
        return find_stories(articles, *rest)

    monkeypatch.setattr(fusion, "find_stories", counting)
    monkeypatch.setattr(run, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(run, "SHARE_OF_READING", 0.0)
    assert len(list(snapshots(request(folder)))) == 5
    assert compared == [3]


def test_who_reads_is_no_reason_to_fuse_anew(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(snapshots(request(folder, workers=1)))
    monkeypatch.setattr("briefing.fuse.Fusion", None)
    *_, last = snapshots(request(folder, workers=2))
    assert last.finished


def test_a_second_run_reads_nothing_and_says_the_same(folder: Path, asked: list[str]) -> None:
    *_, first = snapshots(request(folder))
    asked.clear()
    *_, second = snapshots(request(folder))
    assert asked == []
    assert second.briefing == first.briefing


def test_only_what_is_new_is_read(folder: Path, asked: list[str]) -> None:
    list(snapshots(request(folder)))
    asked.clear()
    (folder / "d.txt").write_text(TEXT.replace("12", "13"))
    *_, last = snapshots(request(folder))
    assert asked == ["d.txt"]
    assert len(last.briefing.articles) == 4


def test_other_settings_are_fused_anew_but_not_read_anew(folder: Path, asked: list[str]) -> None:
    list(snapshots(request(folder)))
    asked.clear()
    *_, last = snapshots(request(folder, hide=["Ilse Brandt"]))
    assert asked == []
    assert last.readings


def test_without_the_store_everything_is_read_each_time(folder: Path, asked: list[str]) -> None:
    list(snapshots(request(folder, store=False)))
    list(snapshots(request(folder, store=False)))
    assert asked == ["a.txt", "b.txt", "c.txt"] * 2


def test_cancelling_ends_without_a_finished_snapshot(folder: Path, asked: list[str]) -> None:
    seen = list(snapshots(request(folder), lambda: len(asked) >= 2))
    assert not any(snapshot.finished for snapshot in seen)
    assert len(asked) == 2
    assert not list(snapshots(request(folder), lambda: True))


def test_an_article_that_cannot_be_read_is_listed_and_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(articles: Sequence[Article], *_: object) -> Iterator[tuple[Article, Extraction | Skipped]]:
        for article in articles:
            bad = article.path.endswith("b.txt")
            yield article, Skipped(article.path, "reading it failed") if bad else Extraction()

    monkeypatch.setattr(run, "read", failing)
    *_, last = snapshots(request(folder))
    assert [Path(card.path).name for card in last.briefing.articles] == ["a.txt", "c.txt"]
    assert [item.reason for item in last.briefing.skipped] == ["reading it failed"]
    assert last.done == last.total == 3


def test_the_same_text_twice_keeps_two_ids_and_is_a_copy(folder: Path, asked: list[str]) -> None:
    long = " ".join(f"Sentence {n} tells of the flood in Velmora." for n in range(20))
    (folder / "x.txt").write_text(long)
    (folder / "y.txt").write_text(long)
    *_, last = snapshots(request(folder))
    cards = {Path(card.path).name: card for card in last.briefing.articles}
    assert cards["x.txt"].id != cards["y.txt"].id
    assert cards["y.txt"].copy_of == cards["x.txt"].id


def test_a_store_that_cannot_be_used_is_said(
    folder: Path, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    *_, last = snapshots(request(folder))
    assert last.finished
    assert any("nothing is kept" in problem for problem in last.problems)


def test_reading_apart_gives_the_same_as_reading_here(seed: Path) -> None:
    settings = replace(Settings(), store=False, workers=1)
    *_, here = snapshots(Request((str(seed),), settings))
    *_, apart = snapshots(Request((str(seed),), settings, apart=True))
    assert apart.briefing == here.briefing


def test_the_order_of_the_paths_changes_nothing(folder: Path, asked: list[str]) -> None:
    paths = [str(folder / f"{name}.txt") for name in "abc"]
    one = briefing.brief(*paths, settings=Settings(store=False))
    other = briefing.brief(*paths[::-1], settings=Settings(store=False))
    assert one == other


def test_many_articles_read_before_are_fused_by_workers_and_the_analyst_is_told(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, first = snapshots(request(folder))
    monkeypatch.setattr(run, "FUSED_HERE", 3)
    monkeypatch.setattr(fusion, "WORTH_SHARING", 1)
    asked.clear()
    waits, last = snapshots(replace(request(folder, reliability={"Gazette": "B"}), apart=True))
    assert asked == []
    assert waits.waiting == "bringing 3 articles together"
    assert (waits.finished, last.finished) == (False, True)
    assert last.briefing == first.briefing


def test_packed_panes_say_the_same(folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    *_, plain = snapshots(request(folder, store=False))
    monkeypatch.setattr(run, "MANY_ARTICLES", 2)
    *_, first = snapshots(request(folder))
    *_, second = snapshots(request(folder))
    assert first.briefing == second.briefing == plain.briefing
    assert isinstance(second.briefing.stories, PackedItems)


def test_damage_between_two_runs_costs_only_time(folder: Path, asked: list[str]) -> None:
    *_, first = snapshots(request(folder))
    path = run.cache_folder() / run.STORE_FILE
    path.write_bytes(b"damage" * 4000)
    *_, second = snapshots(request(folder))
    assert second.briefing == first.briefing
    with Store(path) as store:
        assert store.problem is None
