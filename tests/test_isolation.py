"""Files read apart: faults cost one file, are remembered, and stopping is quick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pretend_reading import pretend_read

from briefing import isolation
from briefing.config import LimitSettings
from briefing.ingest import Intake, Options, Source, discover
from briefing.isolation import Isolation
from briefing.model import Article, Skipped
from briefing.store import Store
from briefing.workers import Cancelled

LIMITS = LimitSettings(seconds=4, memory=1000)
"""For files that are to be given up; a process that starts on a busy machine takes a second or two."""
PATIENT = LimitSettings()
"""For files that are to be read, on a machine however busy."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        yield opened


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "read_one", pretend_read)


def sources(folder: Path, *names: str) -> list[Source]:
    for name in names:
        (folder / name).write_text(f"<html>{name}")
    return [Source(name, folder / name) for name in names]


def read(files: list[Source], store: Store, limits: LimitSettings = LIMITS) -> list[Intake]:
    with Isolation(2, limits, store) as reading:
        return list(reading.read(files, None, Options(), lambda: False))


def page(title: str) -> str:
    text = "<p>The mayor met the council on Monday and promised a new bridge over the river.</p>" * 5
    return f"<html><body><article><h1>{title}</h1>{text}</article></body></html>"


@pytest.mark.usefixtures("pretend")
def test_faults_cost_their_own_file_and_are_named(tmp_path: Path, store: Store) -> None:
    names = ["a.html", "kill.html", "b.html", "hang.html", "raise.html", "eat.html", "once.html", "c.html"]
    found = read(sources(tmp_path, *names), store)
    assert [item.path for item in found] == names
    lost = {item.path: item.reason for item in found if isinstance(item, Skipped)}
    assert set(lost) == {"kill.html", "hang.html", "raise.html", "eat.html"}
    assert "ended the process" in lost["kill.html"]
    assert "more than 4 seconds" in lost["hang.html"]
    assert "ValueError" in lost["raise.html"]
    assert "more than 1000 MB" in lost["eat.html"]


@pytest.mark.usefixtures("pretend")
def test_a_file_that_was_given_up_is_not_tried_again_until_it_changes(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sources(tmp_path, "hang.html")
    read(files, store)

    def never(*_: object) -> object:
        raise AssertionError("the file was tried again")

    with monkeypatch.context() as patched:
        patched.setattr(Isolation, "_submit", never)
        (told,) = read(files, store)
        assert isinstance(told, Skipped)
        assert told.reason.endswith("(as in an earlier run)")
        (tmp_path / "hang.html").write_text("<html>something else")
        with pytest.raises(AssertionError, match="tried again"):
            read(files, store)


@pytest.mark.usefixtures("pretend")
def test_cancelling_ends_a_file_that_hangs(tmp_path: Path, store: Store) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 3

    with Isolation(1, LIMITS, store) as reading, pytest.raises(Cancelled):
        list(reading.read(sources(tmp_path, "hang.html"), None, Options(), cancelled))


def test_small_plain_text_starts_no_process(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.md", "c.jsonl"):
        (folder / name).write_text('{"id": "1", "text": "The mayor met the council."}\n')
    with Isolation(2, PATIENT, store) as reading:
        found = list(reading.read(discover([str(folder)]), None, Options(), lambda: False))
        assert reading._pool is None
    assert len(found) == 3
    assert {Path(item.path).name for item in found if isinstance(item, Article)} == {
        "a.txt",
        "b.md",
        "c.jsonl",
    }


def test_a_web_page_is_read_apart(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.html").write_text(page("Bridge"))
    with Isolation(1, PATIENT, store) as reading:
        found = list(reading.read(discover([str(tmp_path / "a.html")]), None, Options(), lambda: False))
        assert reading._pool is not None
    assert [type(item) for item in found] == [Article]


def test_what_a_file_gave_is_kept_until_it_changes(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.html").write_text(page("Bridge"))
    (tmp_path / "b.html").write_text("<html></html>")
    names = [str(tmp_path / "a.html"), str(tmp_path / "b.html")]
    first = [Source(name, Path(name)) for name in names]
    found = read(first, store, PATIENT)
    assert [type(item) for item in found] == [Article, Skipped]
    with Isolation(1, PATIENT, store) as reading:
        assert list(reading.read(first, None, Options(), lambda: False)) == found
        assert reading._pool is None
        (tmp_path / "a.html").write_text(page("Ferry"))
        changed = list(reading.read(first, None, Options(), lambda: False))
        assert reading._pool is not None
    assert "Ferry" in changed[0].text
    assert changed[1] == found[1]


def test_what_a_file_gave_is_not_kept_for_other_names_of_fields(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.json").write_text('{"hl1": "A bridge", "hl2": "A ferry", "text": "The mayor met them."}')
    files = [Source("a.json", tmp_path / "a.json")]
    titles = []
    for field in ("hl1", "hl2"):
        with Isolation(1, PATIENT, store) as reading:
            (found,) = reading.read(files, None, Options({"title": [field]}), lambda: False)
        assert isinstance(found, Article)
        titles.append(found.title)
    assert titles == ["A bridge", "A ferry"]
