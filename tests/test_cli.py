"""The command line: formats, exit statuses, and what is imported for what."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from command import heavy_imports, run

from briefing.cli import cli
from briefing.config import SummaryMethod
from briefing.options import METHODS
from briefing.places import state_folder
from briefing.tui import Session


def test_the_methods_on_offer_are_those_of_the_settings() -> None:
    assert get_args(SummaryMethod) == METHODS


def test_help_and_version_import_nothing_heavy() -> None:
    assert heavy_imports("--help") == set()
    assert heavy_imports("--version") == set()


def test_a_second_report_imports_no_language_model_and_says_the_same(seed: Path) -> None:
    first = run(str(seed), "--format", "text")
    assert first.returncode == 0, first.stderr
    assert heavy_imports(str(seed), "--format", "text") == set()
    assert run(str(seed), "--format", "text").stdout == first.stdout


def dashboard_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return the session that the command would show in a dashboard."""
    seen: list[Session] = []
    monkeypatch.setattr("briefing.tui.run_dashboard", seen.append)
    monkeypatch.setattr("briefing.cli._has_screen", lambda _: True)
    cli.main([str(folder)], standalone_mode=False)
    (session,) = seen
    return session


@pytest.mark.usefixtures("read_before")
def test_a_sitting_at_the_dashboard_is_remembered_as_one_briefing(
    seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = dashboard_over(seed, monkeypatch)
    *_, first = session.load(session.settings, lambda: False)
    for actor in first.briefing.actors[:2]:
        *_, last = session.load(replace(session.settings, hide=(actor.name,)), lambda: False)
        assert last.finished
    with closing(sqlite3.connect(state_folder() / "history.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM briefings").fetchone() == (1,)


@pytest.fixture
def misspelled(seed: Path, tmp_path: Path) -> Path:
    """The seed beside corrections of which two mean nobody in it, and settings for every folder with two more."""
    folder = tmp_path / "articles"
    shutil.copytree(seed, folder)
    corrections = "hide:\n- Putin\n- Nobody Else\nroles:\n  Recep Erdogen: reader\n"
    (folder / ".briefing.yaml").write_text(corrections)
    home = Path(os.environ["XDG_CONFIG_HOME"]) / "briefing"
    home.mkdir(parents=True)
    (home / "config.yaml").write_text("kind:\n  Reuters Ltd: group\n  Vladimir Puttin: person\n")
    return folder


@pytest.mark.usefixtures("read_before")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_correction_that_means_nobody_is_told_each_time_and_changes_no_report(
    misspelled: Path, form: str
) -> None:
    told = [run(str(misspelled), "--format", form) for _ in range(2)]
    file, home = misspelled / ".briefing.yaml", Path(os.environ["XDG_CONFIG_HOME"]) / "briefing/config.yaml"
    nobody = "is no actor in these articles"
    putin, erdogan = (
        f"{nobody}; did you mean {name!r}?" for name in ("Vladimir Putin", "Recep Tayyip Erdogan")
    )
    notices = [
        f"briefing: {file}:3: hide: 'Nobody Else' {nobody}",
        f"briefing: {home}:3: kind: 'Vladimir Puttin' {putin}",
        f"briefing: {file}:5: roles: 'Recep Erdogen' {erdogan}",
    ]
    assert [one.stderr.decode().splitlines() for one in told] == [notices, notices]
    assert [one.returncode for one in told] == [0, 0]
    assert b"Nobody Else" not in told[0].stdout
    assert b"unmatched" not in told[0].stdout


@pytest.mark.usefixtures("read_before")
def test_the_dashboard_tells_of_such_a_correction_once(
    misspelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = dashboard_over(misspelled, monkeypatch)
    *_, first = session.load(session.settings, lambda: False)
    *_, again = session.load(replace(session.settings, watch=["bridge"]), lambda: False)
    assert len(first.problems) == 3
    assert again.problems == ()


@pytest.mark.usefixtures("read_before")
def test_a_report_says_that_it_watches_nothing(seed: Path) -> None:
    done = run(str(seed), "--watch", "--format", "text")
    assert done.returncode == 0
    assert b"--watch is for the dashboard; a report is made once" in done.stderr


@pytest.mark.usefixtures("read_before")
@pytest.mark.slow
def test_a_deleted_or_damaged_cache_never_changes_the_answer(seed: Path) -> None:
    first = run(str(seed), "--format", "json")
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "briefing"
    files = [path for path in cache.iterdir() if path.suffix == ".sqlite"]
    assert files
    for path in files:
        path.write_bytes(b"damaged" * 1000)
    assert run(str(seed), "--format", "json").stdout == first.stdout
    assert run(str(seed), "--format", "json", "--no-store").stdout == first.stdout


@pytest.mark.usefixtures("read_before")
def test_without_a_terminal_the_briefing_is_plain_text(seed: Path) -> None:
    done = run(str(seed))
    assert done.returncode == 0
    assert b"OPEN QUESTIONS" in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.usefixtures("read_before")
def test_json_and_jsonl_are_well_formed(seed: Path) -> None:
    briefing = json.loads(run(str(seed), "--format", "json").stdout)
    assert briefing["schema"] == "briefing/1"
    lines = run(str(seed), "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [a["id"] for a in briefing["articles"]]


def test_an_article_from_a_pipe() -> None:
    done = run(
        "-",
        "--format",
        "json",
        stdin=b"Mayor Anna Lindqvist said 12 bridges would close in Norrby on Monday.",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"][0]["path"] == "-"


@pytest.mark.usefixtures("read_before")
def test_a_report_is_written_to_a_file_in_the_format_of_its_name(seed: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run(str(seed), "-o", str(target))
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(target.read_bytes())["schema"] == "briefing/1"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("read_before")
@pytest.mark.parametrize(
    ("args", "start"),
    [
        (["-o", "out.xyz", "--format", "json"], b"{"),
        (["-o", "out.MD"], b"# "),
        (["-o", "with.dot/out"], b""),
    ],
)
def test_a_file_of_any_name_takes_the_format_that_is_said(
    seed: Path, tmp_path: Path, args: list[str], start: bytes
) -> None:
    (tmp_path / "with.dot").mkdir()
    done = run(str(seed.resolve()), *args, CWD=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / args[1]).read_bytes().startswith(start)


@pytest.mark.usefixtures("read_before")
def test_a_file_that_cannot_be_written_is_a_plain_error(seed: Path, tmp_path: Path) -> None:
    done = run(str(seed), "-o", str(tmp_path / "none" / "out.json"))
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["none/such/place"], 3, b"no such file"),
        (["--format", "docx", "."], 2, b"docx"),
        (["--sentences", "0", "."], 2, b"sentences"),
        (["--nonsense"], 2, b"No such option"),
        (["--theme", "nrod", "."], 2, b"There is no theme 'nrod'; did you mean nord?"),
        (["--theme", "xyz", "."], 2, b"There is no theme 'xyz'; there are ansi-dark,"),
        (["-o", "out.xyz", "."], 2, b"the ending .xyz chooses no format; end the name in .txt, .md,"),
    ],
)
def test_exit_status_and_message_of_wrong_calls(
    tmp_path: Path, args: list[str], status: int, message: bytes
) -> None:
    done = run(*args, CWD=str(tmp_path))
    assert done.returncode == status
    assert message in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("read_before")
def test_a_path_that_may_not_be_read_does_not_stop_the_others(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text("Nobody may read this.")
    locked.chmod(0)
    # Root may read it all the same, but for what looks before it reads.
    monkeypatch.setattr("os.access", lambda path, *_, **__: Path(path) != locked)
    assert cli.main([str(seed), str(locked), "--format", "text"], standalone_mode=False) == 0
    assert b"Erdogan" in capfdbinary.readouterr().out


def test_no_path_and_no_pipe_content_is_nothing_readable() -> None:
    done = run(stdin=b"")
    assert done.returncode == 3
    assert b"no article could be read" in done.stderr


def test_an_empty_folder_is_nothing_readable(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert done.returncode == 3
    assert f"{tmp_path}: there is no file in it".encode() in done.stderr
    assert b"no article could be read" in done.stderr


def test_a_wrong_setting_names_file_line_and_the_right_key(tmp_path: Path, seed: Path) -> None:
    (tmp_path / "config.yaml").write_text("screen:\n  them: nord\n")
    done = run(str(seed), CWD=str(tmp_path))
    assert done.returncode == 2
    assert b"config.yaml:2: unknown key 'them'; did you mean 'theme'?" in done.stderr


@pytest.mark.usefixtures("read_before")
def test_a_bad_file_is_named_and_the_others_are_briefed(tmp_path: Path, seed: Path) -> None:
    (tmp_path / "good.txt").write_bytes(next(seed.glob("*.txt")).read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "program.txt").write_bytes(bytes(range(256)) * 20)
    done = run(str(tmp_path), "--format", "json")
    assert done.returncode == 0
    briefing = json.loads(done.stdout)
    assert len(briefing["articles"]) == 1
    assert {Path(item["path"]).name for item in briefing["skipped"]} == {"empty.txt", "program.txt"}
    assert all(item["reason"] for item in briefing["skipped"])
    assert run(str(tmp_path), "--strict").returncode == 4


def test_a_model_that_is_not_installed_is_a_plain_error(seed: Path) -> None:
    done = run(str(seed), "--model", "no_such_model", "--no-store")
    assert done.returncode == 1
    assert b"no_such_model" in done.stderr
    assert b"not installed" in done.stderr


@pytest.mark.usefixtures("read_before")
def test_a_reader_that_has_seen_enough_is_no_error(seed: Path) -> None:
    shell = f'"{sys.executable}" -m briefing "{seed}" --format json | head -c 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout == b"{"
    assert done.stderr == b""


@pytest.mark.usefixtures("read_before")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_told(seed: Path) -> None:
    shell = f'"{sys.executable}" -m briefing "{seed}" > /dev/full'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b"briefing: standard output: cannot be written: No space left on device\n"


@pytest.mark.usefixtures("read_before")
def test_explain_says_sentence_place_and_reason(seed: Path) -> None:
    briefing = json.loads(run(str(seed), "--format", "json").stdout)
    for pane in ("summary", "actors", "key_numbers", "open_questions"):
        item = briefing[pane][0]
        done = run(str(seed), "--explain", item["id"])
        assert done.returncode == 0
        text = done.stdout.decode()
        assert item["evidence"][0]["sentence"] in text
        assert f":{item['evidence'][0]['line']}\n" in text
        assert "why: " in text
        assert "no reason recorded" not in text
    assert run(str(seed), "--explain", "nothing").returncode == 1


@pytest.mark.usefixtures("read_before")
def test_an_explanation_goes_into_the_file_that_is_named(seed: Path, tmp_path: Path) -> None:
    briefing = json.loads(run(str(seed), "--format", "json").stdout)
    done = run(str(seed), "--explain", briefing["actors"][0]["id"], "-o", str(tmp_path / "why.txt"))
    assert done.stdout == b""
    assert "why: " in (tmp_path / "why.txt").read_text()


@pytest.mark.usefixtures("read_before")
def test_the_environment_sets_what_a_flag_sets(seed: Path) -> None:
    done = run(str(seed), "--format", "json", BRIEFING_SENTENCES="2")
    assert len(json.loads(done.stdout)["summary"]) == 2
    assert json.loads(run(str(seed), BRIEFING_FORMAT="json").stdout)["schema"] == "briefing/1"


def test_every_long_option_has_the_variable_of_its_name() -> None:
    named = {
        (option, parameter.envvar or f"BRIEFING_{parameter.name}".upper())
        for parameter in cli.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert named == {(option, f"BRIEFING_{option[2:].replace('-', '_')}".upper()) for option, _ in named}


@pytest.mark.slow
def test_what_changed_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Mayor Anna Lindqvist said 12 bridges would close in Norrby on Monday.\n")
    first = run(str(folder), "--since", "last", "--exit-code")
    assert first.returncode == 0, first.stderr
    assert b"this is the first briefing of these files" in first.stdout
    plain = run(str(folder), "--format", "json").stdout
    assert json.loads(plain)["changes"] == []
    (folder / "b.txt").write_text(
        "Minister Olan Brask told reporters that 400 homes were flooded in Velmora.\n"
    )
    second = run(str(folder), "--since", "last", "--exit-code")
    assert second.returncode == 10, second.stderr
    assert b"New articles (1)" in second.stdout
    third = run(str(folder), "--since", "last", "--exit-code", "--format", "json")
    assert third.returncode == 0
    assert {change["kind"] for change in json.loads(third.stdout)["changes"]} <= {"question_open"}
    assert run(str(folder), "--format", "json").stdout == run(str(folder), "--format", "json").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--since", "yesterday", "."], b"neither last, nor a span such as 24h"),
        (["--since", "last", "--no-store", "."], b"leave --no-store out"),
    ],
)
def test_what_does_not_go_together_is_said(args: list[str], message: bytes) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert message in done.stderr
