"""`briefing --doctor`: what it finds out, and what it says when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli


def test_a_sound_installation_is_told_as_such() -> None:
    ran = CliRunner().invoke(cli, ["--doctor"])
    assert ran.exit_code == 0
    assert "PROBLEM" not in ran.output
    assert "no network was asked for" in ran.output
    assert "en_core_web_sm" in ran.output


def test_settings_that_cannot_be_used_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / ".briefing.yaml").write_text("summary:\n  sentences: many\n")
    ran = CliRunner().invoke(cli, ["--doctor", str(tmp_path)])
    assert ran.exit_code == 1
    assert ".briefing.yaml:2" in ran.output


def test_a_missing_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.yaml").write_text("model: no_such_model\n")
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(cli, ["--doctor"])
    assert ran.exit_code == 1
    assert "no_such_model (PROBLEM: not installed)" in ran.output
