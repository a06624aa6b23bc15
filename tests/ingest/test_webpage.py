"""Saved web pages: the article without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from soon import soon

from briefing.ingest import Options, ingest
from briefing.ingest.readers import reader_for
from briefing.model import Article, Skipped

STORY = [
    "The council of Velmora voted on Monday to rebuild the bridge over the river, which has been closed for a year.",
    "Nobody was hurt when it fell, the mayor said, but the ferry has carried everything since then.",
    "The work will cost 3 million and will take until the autumn, according to the engineers who drew up the plan.",
    "Critics said that the town had no need of a second bridge and that the money was wanted at the school.",
]


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    story = "".join(f"\n<p>{paragraph}</p>" for paragraph in STORY)
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><title>Bridge to be rebuilt | The Velmora Post</title>{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this page better for you and for our partners.</p></div>
<article><h1>Bridge to be rebuilt</h1>{body}{story}
<h2>What comes next</h2><p>{STORY[0][:60]} again, and the vote will be repeated after the summer.</p></article>
<footer><p>Copyright The Velmora Post. All rights reserved.</p></footer></body></html>"""


def read(text: str, name: str = "page.html") -> Article:
    (item,) = reader_for(".html")(name, text.encode(), Options())
    assert isinstance(item, Article), item
    return item


def test_the_story_is_kept_and_the_page_around_it_is_not() -> None:
    article = read(page())
    assert [article.block_text(block) for block in article.body][:4] == STORY
    assert [article.block_text(b) for b in article.blocks if b.kind == "subhead"] == ["What comes next"]
    for words in ("Home", "cookies", "Copyright"):
        assert words not in article.text


def test_the_page_says_what_it_is_in_many_ways() -> None:
    data = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {
        "@type": ["NewsArticle"], "headline": "Bridge to be rebuilt after vote", "datePublished": "2020-03-05T10:00:00Z",
        "author": [{"@type": "Person", "name": "Ann Lee"}], "publisher": {"name": "The Post"}}]}  # fmt: skip
    by_data = read(page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    by_meta = read(page(
        '<meta property="og:title" content="Bridge to be rebuilt &amp; reopened"><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2020-03-05"><meta name="author" content="By Ann Lee">'
        '<link rel="canonical" href="https://post.example/bridge">'
    ))  # fmt: skip
    by_title = read(page())
    assert (by_data.title, by_data.published) == ("Bridge to be rebuilt after vote", "2020-03-05")
    assert (by_data.author, by_data.publisher) == ("Ann Lee", "The Post")
    assert (by_meta.title, by_meta.published) == ("Bridge to be rebuilt & reopened", "2020-03-05")
    assert (by_meta.author, by_meta.publisher, by_meta.url) == (
        "Ann Lee",
        "The Post",
        "https://post.example/bridge",
    )
    assert by_title.title == "Bridge to be rebuilt"


def test_lines_lead_into_the_file() -> None:
    text = page()
    article = read(text)
    for block in article.body[:4]:
        line = text.split("\n")[article.line_at(block.start) - 1]
        assert article.block_text(block)[:30] in line


def test_words_beside_comments_and_invented_elements_are_not_lost() -> None:
    article = read(
        page(
            body="<p>It fell on <!-- x -->Tuesday<!-- --> and <post-tip>nobody</post-tip> saw it fall that night.</p>"
        )
    )
    assert "It fell on Tuesday and nobody saw it fall that night." in article.text


def test_galleries_are_no_part_of_the_story() -> None:
    pictures = "".join(
        f"<li><p>Picture {number} of a bridge that is nowhere near the town.</p></li>" for number in range(40)
    )
    assert "Picture 7" not in read(page(body=f'<div class="photo-gallery"><ul>{pictures}</ul></div>')).text


def test_items_of_lists_within_lists_are_not_lost() -> None:
    items = "<ul><li>The first vote<ul><li>on the bridge</li><li>on the ferry</li></ul></li><li>The second vote</li></ul>"
    text = read(page(body=f"<p>{STORY[1]}</p>{items}")).text
    assert [
        text.index(words) for words in ("first vote", "on the bridge", "on the ferry", "second vote")
    ] == sorted(text.index(words) for words in ("first vote", "on the bridge", "on the ferry", "second vote"))


def test_captions_stand_behind_the_paragraph_before_them() -> None:
    before, after = (
        f"<p>The {word} half of the crowd waited at the ferry until the evening came.</p>"
        for word in ("first", "second")
    )
    article = read(
        page(body=f"{before}<figure><img src=a><figcaption>The fallen bridge</figcaption></figure>{after}")
    )
    kinds = [(block.kind, article.block_text(block)[:18]) for block in article.blocks]
    assert kinds[1:4] == [
        ("body", "The first half of "),
        ("caption", "The fallen bridge"),
        ("body", "The second half of"),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-2", "utf-16"])
def test_the_declared_encoding_is_believed_where_it_is_sound(encoding: str) -> None:
    text = page(
        '<meta charset="iso-8859-2">',
        "<p>Kováč said so – twice, and then a third time in the town hall.</p>".replace(
            "č" if encoding == "cp1252" else "ß", "c"
        ),
    )
    text = text.replace("–", "-")
    (item,) = reader_for(".html")("a", text.encode(encoding), Options())
    assert isinstance(item, Article)
    assert "Ková" in item.text


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "The river rose.",
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">The river rose.</p>",
        "<b><p>" * 30_000 + "The river rose.",
        "<!--" * 50_000 + "The river rose.",
        "<" * 200_000,
        "<a href='" * 50_000 + "The river rose.",
        "<table><tr><td>" * 20_000,
        " " * 200_000,
        "<math>" * 5_000,
        "<x-y>a</x-y>" * 20_000,
    ],
)
def test_hostile_marks_end_soon(text: str) -> None:
    with soon():
        assert len(list(reader_for(".html")("a", ("<html>" + text).encode(), Options()))) == 1


def test_a_page_without_words_is_skipped() -> None:
    (item,) = reader_for(".html")("a", b"<html><body><script>x()</script></body></html>", Options())
    assert item == Skipped("a", "a web page without text")


def test_escapes_in_a_page_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(
        page(
            "<meta property='og:title' content='&#27;[31mBridge&#8238;'>", "<p>&#27;]0;x&#7; &#155; rose</p>"
        )
    )
    (item,) = ingest([str(tmp_path)])
    assert isinstance(item, Article)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(f"{item.title}{item.text}")


def test_text_files_cost_no_parser_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(STORY))
    code = (
        "import sys; from briefing.ingest import ingest; list(ingest(sys.argv[1:]));"
        "print(sorted({'trafilatura', 'lxml', 'pypdfium2', 'feedparser', 'ftfy', 'charset_normalizer', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("odd", ["&#xFFFF;", "\uffff", "&#1;", "&#xD800;", "&#x110000;"])
def test_what_is_no_character_costs_one_character_of_the_article(odd: str) -> None:
    (found,) = reader_for(".html")(
        "a.html", page(body=f"<p>It <x-note>cost {odd} much</x-note>.</p>").encode(), Options()
    )
    assert isinstance(found, Article)
    assert "It cost \N{REPLACEMENT CHARACTER} much." in found.text
    assert STORY[0] in found.text
    assert found.notes == ()


def test_a_form_feed_is_white_space() -> None:
    odd = "<p>It <x-note>cost\x0cvery much</x-note>.</p>"
    (found,) = reader_for(".html")("a.html", page(body=odd).encode(), Options())
    assert "It cost very much." in found.text
    assert found.notes == ()
