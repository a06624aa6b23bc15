"""Containers: members read in place under readable paths, within limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile

import pytest
from made_files import STORY, article, body, items, reason, zipped

from briefing.ingest import intake, members
from briefing.model import Article, Skipped

TEXT = "\n\n".join(STORY)


def tar(**content: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, raw in content.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return buffer.getvalue()


def test_members_are_read_in_order_under_readable_paths() -> None:
    raw = zipped(
        {
            "b.txt": TEXT,
            "a/page.html": f"<html><body><p>{STORY[0]}</p></body></html>",
            "__MACOSX/x.txt": "x",
            ".hidden": "x",
            "a\x1b.png": b"\x89PNG\r\n\x1a\n",
        }
    )
    found = items(raw, "news.zip")
    assert [item.path for item in found] == [
        "news.zip!/a\ufffd.png",
        "news.zip!/a/page.html",
        "news.zip!/b.txt",
    ]
    assert [isinstance(item, Article) for item in found] == [False, True, True]


def test_a_member_without_a_name_costs_none_of_the_others() -> None:
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 28 : entry + 34] = struct.pack("<HHH", 0, 0, len("a.txt"))  # its name becomes a comment
    nameless, other = items(bytes(raw), "news.zip")
    assert isinstance(nameless, Skipped)
    assert nameless.path == "news.zip!/"
    assert "directory" in nameless.reason
    assert body(other) == STORY


def test_archives_in_archives_and_packed_files() -> None:
    inner = zipped({"a.txt": TEXT})
    (found,) = items(zipped({"in.zip": inner}), "out.zip")
    assert found.path == "out.zip!/in.zip!/a.txt"
    for packed in (gzip.compress(TEXT.encode()), bz2.compress(TEXT.encode()), lzma.compress(TEXT.encode())):
        assert body(article(packed, "a.txt.gz")) == STORY
    plain, link = items(tar(news__a=TEXT.encode()), "n.tar")
    assert plain.path == "n.tar!/news/a"
    assert link == Skipped(
        "n.tar!/link.txt", "not a file: links, pipes and devices in an archive are not followed"
    )
    first, *_ = items(gzip.compress(tar(a=TEXT.encode())), "n", ".tgz")
    assert first.path == "n.tgz!/n.tar!/a"


def test_two_streams_in_one_file_are_one_text_and_half_a_stream_is_said() -> None:
    packed = gzip.compress(f"{STORY[0]}\n\n".encode()) + gzip.compress(STORY[1].encode())
    assert body(article(packed, "a.gz")) == STORY[:2]
    found = items(gzip.compress(TEXT.encode() * 50)[:-20], "a.gz")
    assert isinstance(found[-1], Skipped)
    assert "ends too early" in found[-1].reason


def test_an_archive_without_end_stops() -> None:
    raw = zipped({"a.txt": TEXT})
    for _ in range(members.MOST_LEVELS + 2):
        raw = zipped({"in.zip": raw})
    assert "not opened" in reason(raw)


def test_bombs_stop_at_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "1000 to 1" in reason(gzip.compress(b"\0" * 30_000_000))
    assert "200 to 1" in reason(zipped({"a.txt": b"a" * 15_000_000}))
    assert "too large" in reason(zipped({"a.txt": b"a" * 25_000_000}))
    monkeypatch.setattr(intake, "MOST_UNPACKED", 3_000)
    monkeypatch.setattr(intake, "MOST_MEMBERS", 3)
    many = items(zipped({f"{at}.txt": f"{at} {STORY[0]}" for at in range(5)}), "a.zip")
    assert [type(item) for item in many] == [Article] * 3 + [Skipped]
    assert many[-1] == Skipped("a.zip", "more than 3 files in it: the rest was not read")
    assert len(TEXT) * 8 < 3_000 < len(TEXT) * 16
    whole = items(zipped({f"{at}.txt": TEXT * 4 for at in range(2)}), "a.zip")
    assert [type(item) for item in whole] == [Article] * 2
    big = items(zipped({f"{at}.txt": TEXT * 4 for at in range(3)}), "a.zip")
    assert isinstance(big[-1], Skipped)
    assert "the rest was not read" in big[-1].reason


def test_a_book_is_read_chapter_by_chapter() -> None:
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><h1>{}</h1>{}</body></html>"
    story = "".join(f"<p>{each}</p>" for each in STORY)
    package = (
        "<package xmlns:dc='d'><metadata><dc:title>The Velmora Post</dc:title><dc:date>2020-03-05</dc:date></metadata><manifest>"
        "<item id='c' href='cover.xhtml'/><item id='two' href='text/2.xhtml'/><item id='one' href='text/1.xhtml'/><item id='n' href='none.xhtml'/></manifest>"
        "<spine><itemref idref='c'/><itemref idref='one'/><itemref idref='two'/><itemref idref='n'/></spine></package>"
    )
    raw = zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='book/p.opf'/></rootfiles></container>",
        "book/p.opf": package, "book/cover.xhtml": page.format("Cover", ""),
        "book/text/1.xhtml": page.format("Bridge", story), "book/text/2.xhtml": page.format("Ferry", story),
    })  # fmt: skip
    cover, one, two, none = items(raw, "p.epub")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.path, one.title, one.published, one.publisher) == (
        "p.epub!/book/text/1.xhtml",
        "Bridge",
        "2020-03-05",
        "The Velmora Post",
    )
    assert two.title == "Ferry"
    assert body(one) == STORY
    assert isinstance(cover, Skipped)
    assert isinstance(none, Skipped)


def test_a_web_archive_gives_its_pages() -> None:
    def record(kind: str, content: bytes, address: str, status: str = "200 OK") -> bytes:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode() + http + b"\r\n\r\n"

    page = (
        "<html><body><article>" + "".join(f"<p>{each}</p>" for each in STORY) + "</article></body></html>"
    ).encode()
    good = record("text/html; charset=utf-8", page, "https://post.example/bridge")
    picture = record("image/png", b"PNG", "https://post.example/a.png")
    bad = picture + record("text/html", b"no", "https://post.example/x", "404 Not Found")
    for raw in (good + bad, gzip.compress(good) + gzip.compress(picture)):
        found = article(raw, "a", ".warc")
        assert found.path == "a.warc!/https://post.example/bridge"
        assert body(found) == STORY
    assert "without a page" in reason(bad, ".warc")


@pytest.mark.parametrize("ending", [".zip", ".tar", ".gz", ".epub", ".warc", ".bz2", ".xz"])
@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04" + b"\xff" * 500,
        b"\x1f\x8b\x08" + b"\xff" * 500,
        b"x" * 600,
        b"WARC/1.0\r\n" + b"\xff" * 50,
        b"a" * 257 + b"ustar" + b"9" * 500,
    ],
)
def test_damaged_archives_are_skipped(ending: str, raw: bytes) -> None:
    found = items(raw, suffix=ending)
    assert found
    assert not any(isinstance(item, Article) and "\xff" in item.text for item in found)


def test_words_of_libraries_on_damage_are_harmless_and_reach_no_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = items(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabcdef\r\n\x1b[2J\x9b\r\n",
        suffix=".warc",
    )
    assert not {"\x1b", "\x9b"} & set("".join(item.reason for item in found if isinstance(item, Skipped)))
    assert capfd.readouterr() == ("", "")
