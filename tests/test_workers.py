"""Reading in worker processes: order, faults that cost one article only, and stopping."""

from __future__ import annotations

import pytest
from pretend_reading import pretend_batch

from briefing import workers
from briefing.model import Article, Block, Skipped
from briefing.workers import Cancelled, Result, Waiting, Workers


def article(name: str) -> Article:
    text = f"{name} met the council."
    return Article(name, f"{name}.txt", text, (Block(0, len(text), "body"),))


@pytest.fixture(autouse=True)
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "extract_batch", pretend_batch)
    monkeypatch.setattr(workers, "SECONDS_PER_BATCH", 3.0)


def read(names: list[str]) -> list[Result]:
    with Workers(2, "auto") as pool:
        return list(pool.read([article(name) for name in names], lambda: False))


def test_results_come_in_order_and_faults_cost_one_article() -> None:
    names = [f"a{n}" for n in range(9)]
    names[2], names[5], names[7] = "kill", "raise", "hang"
    results = read(names)
    assert len(results) == len(names)
    lost = {item.path: item.reason for item in results if isinstance(item, Skipped)}
    assert set(lost) == {"kill.txt", "raise.txt", "hang.txt"}
    assert [isinstance(item, Skipped) for item in results] == [n in (2, 5, 7) for n in range(9)]
    assert "ended the worker" in lost["kill.txt"]
    assert "too long" in lost["hang.txt"]
    assert "ValueError" in lost["raise.txt"]


def test_cancelling_ends_a_reading_that_hangs() -> None:
    with Workers(1, "auto") as pool, pytest.raises(Cancelled):
        list(pool.read([article("hang")], lambda: True))


def test_what_is_waited_for_is_said_until_something_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS_UNTIL_TOLD", 0.1)
    words = iter(["waiting for nobody"] * 2)
    monkeypatch.setattr(Workers, "idle", lambda _: next(words, ""))
    with Workers(1, "auto") as pool:
        results = list(pool.read([article("hang")], lambda: False))
    assert results[:2] == [Waiting("waiting for nobody"), Waiting("")]
    assert isinstance(results[2], Skipped)


def test_batches_become_smaller_so_that_all_workers_end_together() -> None:
    with Workers(2, "auto") as pool:
        sizes = [len(batch) for batch in pool._batches([article(f"a{n}") for n in range(40)])]
    assert sum(sizes) == 40
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (workers.BATCH, 1)


def test_nothing_to_read() -> None:
    assert read([]) == []


def test_each_worker_is_told_to_load_the_model_before_there_is_anything_to_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(Workers, "have_done", lambda _, work, arguments, __: asked.append((work, *arguments)))
    with Workers(2, "some-model") as pool:
        pool.make_ready()
    assert asked == [(workers.load_model, "some-model")] * 2


def test_a_model_that_could_not_be_loaded_early_stops_no_reading() -> None:
    with Workers(2, "none-of-this-name") as pool:
        pool.make_ready()
        (result,) = pool.read([article("a")], lambda: False)
    assert not isinstance(result, Skipped)
