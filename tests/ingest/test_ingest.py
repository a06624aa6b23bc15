"""Files to articles: what is read, in which order, and what is said of the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefing.ingest import Options, Source, discover, ingest, read
from briefing.model import Article, Skipped

STORY = "The river rose on Monday and closed the bridge at Velmora.\n\nNobody was hurt, the mayor said.\n"


def names(folder: Path) -> list[str]:
    return [
        Path(item.path).relative_to(folder).as_posix()
        for item in ingest([str(folder)])
        if isinstance(item, Article)
    ]


def reasons(*paths: Path) -> dict[str, str]:
    items = ingest([str(path) for path in paths])
    return {Path(item.path).name: item.reason for item in items if isinstance(item, Skipped)}


def only(path: Path) -> Article:
    (item,) = ingest([str(path)])
    assert isinstance(item, Article)
    return item


def test_folders_are_read_in_order_and_depth_and_hidden_entries_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name)
    assert names(tmp_path) == ["a.md", "b.txt", "sub/c.txt"]


def test_links_are_followed_inside_the_folder_only_and_loops_end(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(STORY)
    (inside / "a.txt").write_text(STORY)
    (inside / "loop").symlink_to(inside)
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "leads_out.txt").symlink_to(outside / "secret.txt")
    (inside / "zero").symlink_to("/dev/zero")
    (inside / "nowhere.txt").symlink_to(inside / "gone.txt")
    assert names(inside) == ["a.txt"]
    assert reasons(inside) == {
        "leads_out.txt": "a link that leads out of the folder",
        "zero": "a link that leads out of the folder",
        "nowhere.txt": "no such file or folder",
    }


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert len(list(ingest([str(tmp_path / "a.txt"), str(tmp_path)]))) == 1


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not opened" in reasons(tmp_path)["pipe.txt"]
    assert "not opened" in reasons(Path("/dev/zero"))["zero"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text(STORY)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("briefing.ingest.files.os.open", refuse)
    assert reasons(tmp_path) == {"locked.txt": "cannot be opened: Permission denied"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "only white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_not_text_says_what_it_seems_to_be(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    assert reason in reasons(tmp_path)["x.txt"]


def test_a_file_over_the_limit_is_named(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"word " * 300_000)
    (told,) = ingest([str(tmp_path)], options=Options(largest=1_000_000))
    assert isinstance(told, Skipped)
    assert told.reason == "too large: more than 1 MB"


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert reasons(tmp_path / "none") == {"none": "no such file or folder"}


def test_unknown_endings_go_by_content(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(STORY)
    (tmp_path / "lines.data").write_text(json.dumps({"id": 7, "text": STORY}) + "\n")
    plain, lines = (only(tmp_path / name) for name in ("story", "lines.data"))
    assert (plain.source_id, lines.source_id) == (None, "7")
    assert plain.text == lines.text


def test_json_lines_keep_good_lines_and_name_bad_ones(tmp_path: Path) -> None:
    record = {"id": "n1", "title": "Bridge  closed", "text": STORY, "published": "2020-03-05T10:00:00Z"}
    lines = [
        json.dumps({**record, "publisher": "The Velmora Post", "extra": [1]}),
        "{broken",
        "",
        '{"id": 2}',
        '{"text": " "}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    article, *skipped = ingest([str(tmp_path / "a.jsonl")])
    assert isinstance(article, Article)
    assert (article.source_id, article.title, article.published) == ("n1", "Bridge closed", "2020-03-05")
    assert article.publisher == "The Velmora Post"
    assert article.blocks[0].kind == "title"
    assert article.text.startswith("Bridge closed\n\nThe river rose")
    assert [Path(item.path).name for item in skipped] == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5"]


def test_escapes_inside_json_are_made_harmless(tmp_path: Path) -> None:
    record = {
        "title": "Bridge \x1b[31mclosed\ud800",
        "text": "The \u202eriver\x07 rose.\r\nIt fell.",
        "publisher": "P\x9b",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    article = only(tmp_path / "a.jsonl")
    shown = f"{article.text}{article.title}{article.publisher}"
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\ud800", "\r"} & set(shown)
    assert shown.encode()


def test_json_values_of_other_kinds_cost_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": STORY, "title": None, "publisher": {"name": "x"}, "published": 20200305})
        + '\n"words"\n'
        + "[" * 100_000
    )
    article, *skipped = ingest([str(tmp_path / "a.jsonl")])
    assert isinstance(article, Article)
    assert (article.title, article.publisher, article.published) == (None, "x", "2020-03-05")
    assert [item.path[-2:] for item in skipped] == [":2", ":3"]


def test_an_address_in_json_gives_publisher_and_date(tmp_path: Path) -> None:
    record = {"text": STORY, "url": "https://www.post.example/2020/03/05/x"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    article = only(tmp_path / "a.jsonl")
    assert (article.url, article.publisher, article.published) == (
        record["url"],
        "post.example",
        "2020-03-05",
    )


def test_files_can_be_counted_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY)
    monkeypatch.setattr("briefing.ingest.files.os.open", None)
    found = list(discover([str(tmp_path), "-", str(tmp_path / "none")]))
    assert [Path(item.name).name for item in found if isinstance(item, Source)] == ["a.txt", "b.txt", "-"]
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["no such file or folder"]


def test_names_of_files_cannot_harm_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\nb.txt").write_text(STORY)
    (item,) = ingest([str(tmp_path)])
    assert item.path.endswith("a\ufffd[2J\ufffdb.txt")
    assert isinstance(item, Article)


def test_folders_within_folders_without_end(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
        try:
            folder.mkdir()
        except OSError:
            break
    (tmp_path / "z.txt").write_text(STORY)
    assert names(tmp_path)[-1] == "z.txt"


def test_a_linked_folder_outside_is_named(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
    (inside / "away").symlink_to(outside)
    assert reasons(inside) == {"away": "a link that leads out of the folder"}


def test_a_pipe_that_takes_the_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (source,) = discover([str(tmp_path)])
    assert isinstance(source, Source)
    (tmp_path / "a.txt").unlink()
    os.mkfifo(tmp_path / "a.txt")
    (item,) = read(source)
    assert isinstance(item, Skipped)
    assert "not opened" in item.reason


def test_a_title_that_opens_the_text_too_is_not_doubled(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"title": "Bridge closed", "text": "Bridge closed\n\n" + STORY})
    )
    assert only(tmp_path / "a.jsonl").text.count("Bridge closed") == 1


def test_standard_input_is_text_or_json_lines() -> None:
    (plain,) = ingest(["-"], STORY.encode())
    (record,) = ingest(["-"], json.dumps({"text": STORY, "id": "x"}).encode())
    assert isinstance(plain, Article)
    assert isinstance(record, Article)
    assert (plain.path, record.source_id) == ("-", "x")
    (nothing,) = ingest(["-"], b"")
    assert isinstance(nothing, Skipped)


def test_the_id_depends_on_the_content_only(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    one, other = ingest([str(tmp_path)])
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.id == other.id


def test_five_megabytes_on_one_line_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The river rose on Monday. " * 200_000)
    assert len(only(tmp_path / "a.txt").text) > 5_000_000
