"""What a program or a notebook may rely on: the names of `briefing`, their types, and that `brief` needs no ceremony."""

from __future__ import annotations

import inspect
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import get_type_hints

import pytest
from project import PACKAGE

import briefing

NAMES = ["Briefing", "ConfigError", "ModelMissing", "Settings", "__version__", "brief"]


def test_the_names_that_are_exported_are_these() -> None:
    assert briefing.__all__ == NAMES
    assert dir(briefing) == NAMES
    assert all(inspect.getdoc(getattr(briefing, name)) for name in NAMES)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        briefing.nothing  # noqa: B018 - asking for it is the test


def test_types_come_with_the_package() -> None:
    assert (PACKAGE / "py.typed").exists()
    assert get_type_hints(briefing.brief)["return"] is briefing.Briefing


@pytest.mark.usefixtures("read_before")
def test_brief_gives_a_briefing_that_cannot_be_changed(seed: Path) -> None:
    found = briefing.brief(seed, settings=briefing.Settings(hide=["Vladimir Putin"]))
    assert isinstance(found, briefing.Briefing)
    assert "Vladimir Putin" not in {actor.name for actor in found.actors}
    assert "Vladimir Putin" in {actor.name for actor in briefing.brief(seed).actors}
    assert found.key_numbers[0].evidence[0].sentence
    with pytest.raises(FrozenInstanceError):
        found.summary = ()  # type: ignore[misc]


def test_wrong_settings_are_an_exception_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text("workers: none\n")
    with pytest.raises(briefing.ConfigError, match=r"config\.yaml:1"):
        briefing.brief(tmp_path)


def test_a_script_without_a_main_guard_reads_files_apart(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    paragraph = (
        "Mayor Ilse Brandt said on Monday that 12 bridges would close in Velmora after the flood. " * 3
    )
    (tmp_path / "news" / "a.html").write_text(f"<html><body><h1>Bridges</h1><p>{paragraph}</p></body></html>")
    script = tmp_path / "script.py"
    script.write_text(
        "from briefing import brief\nfound = brief('news')\nprint(len(found.articles), found.skipped)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.stdout == "1 ()\n", done.stderr
