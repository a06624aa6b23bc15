"""The manual page names every option; `python docs/make_man.py` makes it anew."""

from __future__ import annotations

from pathlib import Path

from briefing.cli import cli

PAGE = (Path(__file__).parent.parent / "docs" / "briefing.1").read_text(encoding="utf-8").replace("\\-", "-")


def test_every_option_stands_in_the_manual() -> None:
    options = [name for parameter in cli.params for name in parameter.opts if name.startswith("-")]
    assert options
    assert [name for name in options if name not in PAGE] == []


def test_no_line_of_prose_is_taken_for_a_request() -> None:
    requests = {line.split()[0] for line in PAGE.splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".B", ".PP", ".TP", ".nf", ".fi"}
