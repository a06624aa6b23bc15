"""`--find`: what was read is found again, without a language model."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import heavy_imports, run
from project import ROOT

from briefing.cli import cli


def test_find_searches_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Bridges\n\nMayor Anna Lindqvist said 12 bridges would close in Norrby.\n\nRain fell on the town.\n"
    )
    nothing = run("--find", "bridges", CWD=str(tmp_path))
    assert (nothing.returncode, nothing.stdout) == (0, b"")
    assert b"nothing found in what was read so far" in nothing.stderr
    assert b"without a date" not in nothing.stderr
    undated = run("--find", "bridges after:2020-03", "a.txt", CWD=str(tmp_path))
    assert b"nothing found; after: and before: leave out articles without a date" in undated.stderr
    found = run("--find", "bridges norrby", "a.txt", CWD=str(tmp_path))
    assert found.stdout.startswith(b"a.txt:3: "), found.stderr
    again = run("--find", "actor:lindqvist", "--format", "json", CWD=str(tmp_path))
    hits = json.loads(again.stdout)["hits"]
    assert [(hit["path"], hit["line"]) for hit in hits] == [(str(tmp_path / "a.txt"), 3)]
    wrong = run("--find", "actr:lindqvist")
    assert wrong.returncode == 2
    assert b"did you mean 'actor'?" in wrong.stderr


def test_without_a_store_what_was_just_read_is_searched_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Bridges\n\nMayor Anna Lindqvist said 12 bridges would close in Norrby.\n"
    )
    (tmp_path / "b.txt").write_text("Roads\n\nMayor Anna Lindqvist said 3 roads would close in Norrby.\n")
    assert run("--find", "norrby", "b.txt", CWD=str(tmp_path)).stdout != b""
    found = run("--find", "actor:lindqvist close", "a.txt", "--no-store", CWD=str(tmp_path))
    assert found.stdout.startswith(b"a.txt:3: "), found.stderr
    assert b"roads" not in found.stdout
    later = run("--find", "bridges", CWD=str(tmp_path))
    assert b"nothing found in what was read so far" in later.stderr


def test_a_path_of_which_nothing_can_be_read_is_named(tmp_path: Path) -> None:
    done = run("--find", "bridges", "nowhere", CWD=str(tmp_path))
    assert b"nowhere: no such file or folder" in done.stderr
    assert b"no article could be read" in done.stderr


@pytest.mark.usefixtures("read_before")
def test_the_search_that_the_readme_shows_finds_something_in_the_seed(seed: Path) -> None:
    shown = re.findall(r"^briefing --find '([^']+)'", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert shown
    for query in shown:
        assert f"'{query}'" in cli.help
        assert run(str(seed), "--find", query).stdout != b"", query


@pytest.mark.usefixtures("read_before")
def test_find_loads_no_language_model(seed: Path) -> None:
    assert run(str(seed), "--format", "text").returncode == 0
    assert heavy_imports("--find", "putin") == set()


@pytest.mark.parametrize(
    ("more", "message"),
    [("--no-store", b"nothing is kept here"), ("--format=csv", b"--find writes text or json")],
)
def test_what_does_not_go_with_find_is_said(more: str, message: bytes) -> None:
    done = run("--find", "x", more)
    assert done.returncode == 2
    assert message in done.stderr
