"""What the README says holds: its links, flags, formats and keys exist."""

from __future__ import annotations

import re

import click
import pytest
from project import ROOT, place

from briefing.cli import cli
from briefing.keys import GROUPS, KEYS
from briefing.options import FORMATS
from briefing.report import FORMATS as REPORTS

README = (ROOT / "README.md").read_text()
KEYS_PAGE = (ROOT / "docs" / "keys.md").read_text()


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_folder_named_exists() -> None:
    assert [
        name
        for name in re.findall(r"`((?:briefing|training|docs|benchmarks)/[\w/]*)`", README)
        if not place(name).is_dir()
    ] == []


def test_the_checks_run_the_command_for_tests_as_it_stands() -> None:
    checks = ROOT / ".ci" / "run"
    if not checks.exists():
        pytest.skip("the checks stand in the repository alone")
    command = re.search(r"To run the tests:\n\n```\n(.+)\n```", README)
    assert command
    assert f"{command[1]} || exit 1" in checks.read_text().splitlines()


def test_every_flag_named_exists() -> None:
    known = {option for parameter in cli.params for option in parameter.opts} | {"--help", "-h"}
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= known


def test_the_table_of_keys_is_the_one_that_the_dashboard_has() -> None:
    table = KEYS_PAGE.split("<!-- keys:")[1].split("\n\n")[0].splitlines()[1:]
    rows = [
        f"| `{key.id}` | {' '.join(f'`{name}`' for name in key.display.split())} | {key.help} |"
        for group in GROUPS
        for key in KEYS
        if key.group == group
    ]
    assert table == ["| action | keys | what it does |", "|---|---|---|", *rows]


def test_every_key_named_exists() -> None:
    keys = {name for key in KEYS for name in (*key.display.split(), *key.keys.split(","))}
    named = set(re.findall(r"`([a-zA-Z0-9?/]|enter|tab|esc)`", README))
    assert named
    assert named <= keys


def test_the_formats_on_offer_are_those_that_can_be_made() -> None:
    assert set(FORMATS) == set(REPORTS)


def test_help_begins_with_examples() -> None:
    text = cli.get_help(click.Context(cli, info_name="briefing"))
    assert text.index("Examples:") < text.index("Options:")
    assert "Exit status" in text
