"""Feeds and news items in XML: an article an entry, the full text before the summary."""

from __future__ import annotations

import pytest
from made_files import STORY, article, body, items, of_kind

from briefing.model import Article, Skipped

PAGE = "".join(f"<p>{each}</p>" for each in STORY)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Velmora Post</title><language>en-gb</language>{}</channel></rss>"""
ITEM = """
<item><title>Bridge &amp; ferry</title><link>https://post.example/bridge</link><pubDate>Thu, 05 Mar 2020 10:00:00 GMT</pubDate>
<dc:creator>Ann Lee</dc:creator><description>Short words.</description>{}</item>"""
FULL = f"<content:encoded><![CDATA[{PAGE}]]></content:encoded>"


def test_rss_gives_the_full_text_before_the_summary() -> None:
    found = article(RSS.format(ITEM.format(FULL)).encode())
    facts = (found.title, found.published, found.publisher, found.author, found.url)
    assert facts == (
        "Bridge & ferry",
        "2020-03-05",
        "The Velmora Post",
        "Ann Lee",
        "https://post.example/bridge",
    )
    assert body(found) == STORY
    assert found.line_at(0) == 4


def test_each_entry_is_an_article_or_says_why_not() -> None:
    raw = RSS.format(ITEM.format(FULL) + "<item><title>Only this</title></item><item/>" + ITEM.format(""))
    first, second, third, fourth = items(raw.encode(), "feed", ".xml")
    assert isinstance(first, Article)
    assert second == Skipped("feed.xml:5", "only a title: the entry has no text")
    assert third == Skipped("feed.xml:5", "empty: the entry has no text")
    assert isinstance(fourth, Article)
    assert body(fourth) == ["Short words."]


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PAGE}</div></content>',
        f'<content type="html">{PAGE.replace("<", "&lt;")}</content>',
        "<content>" + "\n\n".join(STORY) + "</content>",
    ],
)
def test_atom_in_all_its_ways(content: str) -> None:
    found = article(
        f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Velmora Post</title><entry><title>Bridge</title>
        <link rel="self" href="https://x.example/1"/><link href="https://post.example/bridge"/><id>urn:1</id><updated>2020-03-05T10:00:00Z</updated>
        <author><name>Ann Lee</name></author><summary>Short.</summary>{content}</entry></feed>""".encode()
    )
    assert (found.title, found.publisher, found.author, found.url) == (
        "Bridge",
        "The Velmora Post",
        "Ann Lee",
        "https://post.example/bridge",
    )
    assert body(found) == STORY


def test_rdf_and_broken_xml_are_read() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Post</title></channel>'
        f"<item><title>Bridge</title><description>{STORY[0]} &nbsp; R &copy;</description></item>"
    )
    assert body(article(rdf.encode())) == [f"{STORY[0]} R ©"]


NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1" xml:lang="en"><itemMeta>
<provider literal="Velmora News"/><versionCreated>2020-03-05T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Bridge to be rebuilt</headline>
<by>By Ann Lee</by></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Not this</title></head><body>{PAGE}</body></html></inlineXML></contentSet></newsItem>
<newsItem><contentMeta><headline>Picture of it</headline></contentMeta><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""
NITF = f"""<nitf><head><title>Not this</title><docdata><date.issue norm="20200305T100000Z"/></docdata></head><body><body.head>
<hedline><hl1>Bridge to be rebuilt</hl1></hedline><byline>By <person>Ann Lee</person></byline><distributor>Velmora News</distributor>
<dateline><location>VELMORA</location></dateline></body.head><body.content><block><p>{STORY[0]} <location>Velmora</location> waits.</p></block>
<media><media-caption><p>A bridge</p></media-caption></media></body.content><body.end><tagline>VN-al</tagline></body.end></body></nitf>"""


def test_news_items_of_the_iptc() -> None:
    first, second = items(NEWSML.encode(), "n", ".xml")
    assert isinstance(first, Article)
    assert (first.title, first.published, first.publisher, first.author) == (
        "Bridge to be rebuilt",
        "2020-03-05",
        "Velmora News",
        "Ann Lee",
    )
    assert body(first) == STORY
    assert isinstance(second, Skipped)
    assert "Picture of it" in second.reason
    found = article(NITF.encode())
    assert (found.title, found.published, found.publisher, found.author) == (
        "Bridge to be rebuilt",
        "2020-03-05",
        "Velmora News",
        "Ann Lee",
    )
    assert body(found) == [f"{STORY[0]} Velmora waits."]
    assert (of_kind(found, "caption"), of_kind(found, "boilerplate")) == (["A bridge"], ["VN-al"])


@pytest.mark.parametrize("byline", ["By <person>Ann Lee</person>, staff", "<bytag>By Ann Lee</bytag>"])
def test_whom_the_story_is_about_is_not_its_author(byline: str) -> None:
    about = NITF.replace("<hl1>Bridge", "<hl1><person>Ilse Brandt</person>: Bridge").replace(
        "By <person>Ann Lee</person>", byline
    )
    found = article(about.encode())
    assert (found.title, found.author) == ("Ilse Brandt: Bridge to be rebuilt", "Ann Lee")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss><item><title>&b;</title></item></rss>",
            "entities",
        ),
        (
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><item><title>&a;</title></item></rss>",
            "entities",
        ),
        ("<rss><channel/></rss>", "without entries"),
        ("<?xml version='1.0'?><stock><price>3</price></stock>", "holds no article: <stock>"),
        ("<rss>" + "<item>" * 100_000, ""),
        ("<feed " + " ".join(f"a{at}='1'" for at in range(50_000)) + "/>", "without entries"),
    ],
)
def test_hostile_and_empty_documents_say_why(raw: str, words: str) -> None:
    found = items(raw.encode(), suffix=".xml")
    assert all(isinstance(item, Skipped) and words in item.reason for item in found)
    assert found
