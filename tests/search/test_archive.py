"""The archive: everything that was read is found again, by words, actors, kinds and days."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Block, Extraction, Mention, Profile, Question, Reading, Sentence
from briefing.places import cache_folder
from briefing.search import Archive, QueryError, Unsearchable, parse_query, search
from briefing.search.archive import FILE

TITLE = "Harbour of Velmora closed"
FIRST = "The harbour was closed on Monday by Mayor Ilse Brandt."
SECOND = "Fishermen accused the port office of ignoring warnings; she denied it."
THIRD = "An air strike of gulls, said a child."
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}\n\n{THIRD}"
AT, NEXT, LAST = TEXT.index(FIRST), TEXT.index(SECOND), TEXT.index(THIRD)
SHE = TEXT.index("she denied")


def reading(path: str = "news/a.txt", published: str | None = "2031-03-03", text: str = TEXT) -> Reading:
    article = Article(
        "a1",
        path,
        text,
        (
            Block(0, len(TITLE), "title"),
            Block(AT, NEXT + len(SECOND), "body"),
            Block(LAST, len(text), "body"),
        ),
        ((0, 1), (AT, 3), (NEXT, 4), (LAST, 6)),
        title=TITLE,
        published=published,
        publisher="Velmora Gazette",
    )
    found = Extraction(
        sentences=(
            Sentence(AT, AT + len(FIRST), 1),
            Sentence(NEXT, NEXT + len(SECOND), 1),
            Sentence(LAST, len(text), 2),
        ),
        mentions=(
            Mention(TEXT.index("Mayor Ilse"), TEXT.index("Brandt.") + 6, "person", "Ilse Brandt"),
            Mention(SHE, SHE + 3, "person", "Ilse Brandt", "pronoun"),
        ),
        profiles=(Profile("Ilse Brandt", "person", ("Ilse Brandt",), "Mayor", None, (0, 1), 1.0),),
        questions=(Question("disputed", "Did the port office ignore warnings?", NEXT, NEXT + len(SECOND)),),
    )
    return Reading(article, found)


def kept(tmp_path: Path, *readings: Reading) -> Archive:
    archive = Archive(tmp_path / "deep" / "archive.sqlite")
    archive.keep([(one, "key") for one in readings], [one.article for one in readings])
    return archive


def found(archive: Archive, query: str, *within: str) -> list[tuple[str, int]]:
    return [(hit.sentence, hit.line) for hit in archive.find(parse_query(query), within, 50)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mayors close", [(FIRST, 3)]),
        ('"air strike"', [(THIRD, 6)]),
        ('"strike air"', []),
        ("gul*", [(THIRD, 6)]),
        ("actor:brandt kind:disputed", [(FIRST, 3)]),
        ("actor:brandt warnings", [(SECOND, 4)]),
        ("actor:brandt gulls", []),
        ("kind:title velmora", [(TITLE, 1)]),
        ("gulls after:2031-03-03", [(THIRD, 6)]),
        ("gulls after:2031-03-04", []),
        ("gulls before:2031-03-03", []),
        ("gulls after:2031 before:2032", [(THIRD, 6)]),
        ("publisher:gazette after:2031-03", [(TITLE, 1)]),
        ("publisher:herald", []),
        ('title:"harbour of" path:a.txt gulls', [(THIRD, 6)]),
        ("nothing", []),
    ],
)
def test_what_a_query_finds(tmp_path: Path, query: str, expected: list[tuple[str, int]]) -> None:
    with kept(tmp_path, reading()) as archive:
        assert found(archive, query) == expected


def test_a_hit_tells_where_it_stands_and_what_matched(tmp_path: Path) -> None:
    with kept(tmp_path, reading()) as archive:
        (hit,) = archive.find(parse_query("warning"), (), 5)
    assert TEXT[hit.start : hit.end] == hit.sentence == SECOND
    assert [SECOND[a:b] for a, b in hit.matches] == ["warnings"]
    assert hit.path == str(Path.cwd() / "news" / "a.txt")
    assert (hit.title, hit.publisher, hit.published) == (TITLE, "Velmora Gazette", "2031-03-03")


def test_only_within_the_files_and_folders_named(tmp_path: Path) -> None:
    one, other = reading("news/a.txt"), reading("news [old]/x.zip!/b.txt")
    with kept(tmp_path, one, other) as archive:
        assert len(found(archive, "gulls")) == 2
        assert len(found(archive, "gulls", "news")) == 1
        assert len(found(archive, "gulls", "news [old]/x.zip")) == 1
        assert len(found(archive, "gulls", "news [old]")) == 1
        assert len(found(archive, "gulls", "news/a.txt", "new")) == 1


def test_the_newest_of_equals_comes_first(tmp_path: Path) -> None:
    readings = [reading("a.txt", "2031-03-01"), reading("b.txt", "2031-03-03"), reading("c.txt", None)]
    with kept(tmp_path, *readings) as archive:
        hits = list(archive.find(parse_query("gulls"), (), 5))
    assert [Path(hit.path).name for hit in hits] == ["b.txt", "a.txt", "c.txt"]


def test_a_file_that_changed_is_found_as_it_is_now(tmp_path: Path) -> None:
    before, after = reading(), reading(text=TEXT.replace("gulls", "terns"))
    after = replace(after, article=replace(after.article, id="a2"))
    with kept(tmp_path, before) as archive:
        assert archive.missing([(before.article, "key")]) == []
        assert archive.missing([(before.article, "other key")]) == [before.article]
        assert archive.missing([(after.article, "key")]) == [after.article]
        archive.keep([(after, "key")], [after.article])
        assert found(archive, "gulls") == []
        assert len(found(archive, "terns")) == 1


def test_keeping_again_changes_nothing(tmp_path: Path) -> None:
    with kept(tmp_path, reading()) as archive:
        archive.keep([(reading(), "newer key")], [reading().article])
        assert len(found(archive, "gulls")) == 1


def test_a_damaged_archive_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(b"no database" * 999)
    with Archive(path) as archive:
        assert archive.problem is None
        archive.keep([(reading(), "key")], [reading().article])
        assert len(found(archive, "gulls")) == 1


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Archive(tmp_path / "file" / "archive.sqlite") as archive:
        assert archive.problem is not None
        archive.keep([(reading(), "key")], [reading().article])
        assert found(archive, "gulls") == []


def test_a_sentence_of_several_files_is_one_hit_that_names_them() -> None:
    with Archive(cache_folder() / FILE) as archive:
        files = [reading(path) for path in ("news/a.txt", "news/b.txt", "news/c.txt")]
        archive.keep([(one, "key") for one in files], [one.article for one in files])
    (hit,) = search("gulls")
    assert [Path(path).name for path in (hit.path, *hit.also)] == ["a.txt", "b.txt", "c.txt"]


def test_search_looks_in_the_archive_of_the_user() -> None:
    assert search("gulls") == ()
    with Archive(cache_folder() / FILE) as archive:
        archive.keep([(reading(), "key")], [reading().article])
    assert [hit.sentence for hit in search("gulls")] == [THIRD]
    with pytest.raises(QueryError):
        search("kind:nonsense")


def test_an_archive_that_cannot_be_read_is_said_not_taken_for_empty() -> None:
    (cache_folder() / FILE).mkdir(parents=True)
    with pytest.raises(Unsearchable, match=FILE):
        search("gulls")


@given(st.text(alphabet="\"'*:-+^(){}[]\\,;ab \x00\ud800é", max_size=30))
def test_no_query_breaks_the_search(text: str) -> None:
    archive = Archive(None)
    archive._db = sqlite3.connect(":memory:")
    archive._db.executescript(Archive.schema)
    try:
        list(archive.find(parse_query(text), (), 5))
    except QueryError:
        pass
    finally:
        archive.close()


def test_letters_beyond_ascii_are_found_in_either_case(tmp_path: Path) -> None:
    one = reading()
    there = replace(one, article=replace(one.article, publisher="Écho de Velmora"))
    nobody = replace(one, article=replace(one.article, path="b.txt", publisher=None))
    with kept(tmp_path, there, nobody) as archive:
        assert found(archive, "publisher:écho") == found(archive, "publisher:ÉCHO") == [(TITLE, 1)]


def test_only_the_title_of_an_article_is_found_as_one(tmp_path: Path) -> None:
    one = reading()
    blocks = tuple(replace(block, kind="title") for block in one.article.blocks)
    with kept(tmp_path, replace(one, article=replace(one.article, blocks=blocks))) as archive:
        assert found(archive, "kind:title") == [(TITLE, 1)]
