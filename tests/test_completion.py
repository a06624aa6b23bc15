"""Completion in shells: the script is printed, and what it asks for is answered."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from briefing.cli import cli


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    ran = CliRunner().invoke(cli, ["--completion", shell])
    assert ran.exit_code == 0
    assert f"{shell}_complete" in ran.output


def test_options_are_completed() -> None:
    asked = {"_BRIEFING_COMPLETE": "bash_complete", "COMP_WORDS": "briefing --stri", "COMP_CWORD": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "briefing"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == ["plain,--strict"]


def test_paths_are_completed_by_the_shell() -> None:
    paths = next(parameter for parameter in cli.params if isinstance(parameter, click.Argument))
    found = paths.shell_complete(click.Context(cli), "see")
    assert [item.type for item in found] == ["file"]
