"""config.yaml: what it may say, which file wins, and what an error tells the analyst."""

from __future__ import annotations

from pathlib import Path

import pytest
from soon import soon

from briefing.config import ConfigError, Settings
from briefing.settings_file import load_settings, read_settings_file, where_set

ROOT = Path(__file__).parent.parent


def write(folder: Path, text: str, name: str = "config.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_the_file_that_ships_says_exactly_the_defaults() -> None:
    assert load_settings(config=str(ROOT / "config.yaml")) == Settings()


def test_the_file_that_ships_names_every_setting() -> None:
    text = (ROOT / "config.yaml").read_text()
    for name in Settings.__dataclass_fields__:
        assert f"\n{name}:" in text, f"{name} is not explained in config.yaml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sumary:\n  method: lead", "1: unknown key 'sumary'; did you mean 'summary'?"),
        ("summary:\n  methd: lead", "2: unknown key 'methd'; did you mean 'method'?"),
        (
            "summary:\n  method: lexrnk",
            "2: 'lexrnk' is not a choice for 'summary.method'; did you mean 'lexrank'?",
        ),
        ("summary:\n  sentences: 0", "2: 'summary.sentences': expected a whole number >= 1"),
        (
            "\n\nkind:\n  A: person\n  Bo: persn",
            "5: 'persn' is not a choice for 'kind'; did you mean 'person'?",
        ),
        ("screen:\n  panes: [summary,\n    actrs]", "3: 'actrs' is not a choice for 'screen.panes'"),
        ("reliability:\n  The Paper: G", "2: 'G' is not a choice for 'reliability'; choose one of A, B, C"),
        ("hide: Reuters", "1: 'hide': expected a list such as [a, b], got text"),
        ("model: auto\nmodel: other", "2: 'model' is set twice"),
        ("hide: []\na: [1\n", ":3: not valid YAML"),
        ("- summary", "1: settings are `key: value` lines"),
        ("!!python/object:os.system x", "not valid YAML"),
        (
            "screen:\n  keys:\n    zoom: f5\n    strar: s",
            "4: there is no action 'strar'; did you mean 'star'?",
        ),
        ("screen:\n  keys:\n    star: z", "3: 'z' is the key of 'zoom' already"),
        ("screen:\n  keys: {star: f5, note: 'f6,f5'}", "2: 'f5' is the key of 'star' already"),
    ],
)
def test_an_error_names_file_line_and_the_right_key(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read_settings_file(path)
    assert str(error.value).startswith(str(path))
    assert message in str(error.value)


def test_an_empty_file_and_empty_keys_keep_the_defaults(tmp_path: Path) -> None:
    assert load_settings(config=str(write(tmp_path, ""))) == Settings()
    assert load_settings(config=str(write(tmp_path, "screen:\n  theme:\nhide:\n"))) == Settings()


@pytest.mark.parametrize(
    ("again", "message"),
    [
        ("{{a: *l{0}, b: *l{0}}}", "2: 'merge': expected text"),
        ("{{<<: [*l{0}, *l{0}]}}", "not valid YAML: `<<` takes in no other keys here"),
    ],
)
def test_a_file_that_says_one_thing_in_very_many_places_is_an_error_at_once(
    tmp_path: Path, again: str, message: str
) -> None:
    lines = [
        "merge:",
        "  l0: &l0 {a: x}",
        *(f"  l{at}: &l{at} {again.format(at - 1)}" for at in range(1, 60)),
    ]
    with soon(), pytest.raises(ConfigError) as error:
        read_settings_file(write(tmp_path, "\n".join(lines)))
    assert message in str(error.value)


def test_a_binary_file_is_an_error_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ConfigError, match="it is not UTF-8 text; save it as UTF-8"):
        read_settings_file(path)


def test_the_folder_wins_over_the_working_folder_over_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, here, articles = tmp_path / "home", tmp_path / "here", tmp_path / "articles"
    write(home / "briefing", "workers: 1\nmodel: a\nhide: [X]\nroles: {P: one}")
    write(here, "workers: 2\nmodel: b\nroles: {Q: two}")
    write(articles, "workers: 3", ".briefing.yaml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.chdir(here)
    settings = load_settings([str(articles)])
    assert (settings.workers, settings.model, settings.hide) == (3, "b", ["X"])
    assert settings.roles == {"P": "one", "Q": "two"}


@pytest.mark.parametrize("name", ["cluster", "model"])
def test_what_lies_beside_the_articles_says_neither_where_they_go_nor_what_reads_them(
    tmp_path: Path, name: str
) -> None:
    path = write(tmp_path, f"workers: 1\n{name}: elsewhere", ".briefing.yaml")
    with pytest.raises(ConfigError, match=rf"\.briefing\.yaml:2: '{name}' is not taken .* say --{name}"):
        load_settings([str(tmp_path)])
    path.write_text((ROOT / "config.yaml").read_text())
    assert load_settings([str(tmp_path)]) == Settings()


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_settings(config=str(tmp_path / "none.yaml"))


def test_it_is_known_where_a_name_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    articles = tmp_path / "articles"
    own = write(tmp_path, "hide: [Q]\nmerge: {A: B,\n  C: D}")
    folder = write(articles, "# mine\nhide:\n- P\n- Q\nkind: {A: person}", ".briefing.yaml")
    paths = [str(articles)]
    assert where_set("hide", "Q", paths, None) == (folder, 4)
    assert where_set("merge", "C", paths, None) == (Path("config.yaml"), 3)
    assert where_set("kind", "A", paths, None) == (folder, 5)
    assert where_set("kind", "A", paths, str(own)) is None
    assert where_set("roles", "A", paths, None) is None
    folder.write_text("hide: ~")
    assert where_set("hide", "Q", paths, None) == (Path("config.yaml"), 1)
    folder.write_text("hide: [")
    assert where_set("hide", "Q", paths, None) == (Path("config.yaml"), 1)
