"""Corrections go into `.briefing.yaml` beside what the analyst wrote there."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import ConfigError
from briefing.folder_file import with_corrections, write_text
from briefing.marks import Correction
from briefing.settings_file import load_settings

CORRECTIONS = (
    Correction("merge", "Ankara: regime", "Turkey"),
    Correction("kind", "Amazon", "organisation"),
    Correction("role", "Yury Barmin", "analyst, # of the council"),
    Correction("hide", "- Reuters"),
)
WANTED = (
    {"Ankara: regime": "Turkey"},
    {"Amazon": "organisation"},
    {"Yury Barmin": "analyst, # of the council"},
    ["- Reuters"],
)


def settings_after(path: Path, text: str):
    write_text(path, text)
    return load_settings((str(path.parent),))


def test_a_new_file_holds_the_corrections(tmp_path: Path) -> None:
    path = tmp_path / ".briefing.yaml"
    settings = settings_after(path, with_corrections(path, CORRECTIONS))
    assert (settings.merge, settings.kind, settings.roles, settings.hide) == WANTED


@pytest.mark.parametrize(
    "before",
    [
        "# mine\nhide:\n    - AFP   # my agency\n\nmerge:\n  A: B\n# the end\n",
        "hide: [AFP]  # mine\nmerge: {A: B}",
        "hide:\n- AFP\nkind:\nmerge:\n  # a note\n  A: B",
        "merge: {}\nhide: []\nwatch: [strike]\n",
    ],
)
def test_what_stood_there_stays(tmp_path: Path, before: str) -> None:
    path = tmp_path / ".briefing.yaml"
    path.write_text(before)
    text = with_corrections(path, CORRECTIONS)
    settings = settings_after(path, text)
    assert settings.merge.get("A") == ("B" if "A: B" in before else None)
    assert settings.hide == (["AFP"] if "AFP" in before else []) + ["- Reuters"]
    assert settings.merge["Ankara: regime"] == "Turkey"
    for comment in ("# mine", "# my agency", "# the end", "# a note", "watch: [strike]"):
        assert (comment in before) == (comment in text)


def test_a_correction_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / ".briefing.yaml"
    for before in ("kind:\n  Amazon: group\n  B: state\n", "kind: {Amazon: group, B: state}\n"):
        path.write_text(before)
        text = with_corrections(path, [Correction("kind", "Amazon", "organisation")])
        assert settings_after(path, text).kind == {"Amazon": "organisation", "B": "state"}


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    path = tmp_path / ".briefing.yaml"
    write_text(path, with_corrections(path, CORRECTIONS))
    assert with_corrections(path, CORRECTIONS) == path.read_text()


def test_a_file_that_is_wrong_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / ".briefing.yaml"
    path.write_text("hide: 3\n")
    with pytest.raises(ConfigError, match=r"\.briefing\.yaml:1"):
        with_corrections(path, CORRECTIONS)
    path.write_text("merge: &a {A: B}\nroles: *a\n")
    with pytest.raises(ConfigError, match="nothing was changed"):
        with_corrections(path, [Correction("role", "C", "D")])
