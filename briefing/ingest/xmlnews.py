"""Documents in XML: the root element says whether they are a feed, a news item or a page."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.ingest.decode import harmless
from briefing.ingest.feeds import read_feed
from briefing.ingest.intake import Intake, Options, Unreadable
from briefing.ingest.markup import decode_markup, local_name, xml_tree
from briefing.ingest.newsml import read_newsml, read_nitf

_FEEDS = frozenset({"rss", "rdf", "feed", "channel", "entry", "item"})
_NEWS = frozenset({"newsmessage", "newsitem", "packageitem", "newsml", "itemset"})


def read_xml(name: str, raw: bytes, options: Options) -> Iterator[Intake]:  # noqa: ARG001 - a Reader
    """Yield the articles of a document in XML. Raises Unreadable for a kind that holds none."""
    text, notes = decode_markup(raw)
    root = xml_tree(text, "XML", recover=True)
    kind = local_name(root)
    if kind in _FEEDS:
        yield from read_feed(name, root, notes)
    elif kind in _NEWS:
        yield from read_newsml(name, root, notes)
    elif kind == "nitf":
        yield from read_nitf(name, root, notes)
    elif kind == "html":
        from briefing.ingest.webpage import web_article

        yield web_article(name, text, notes)
    else:
        raise Unreadable(f"XML of a kind that holds no article: <{harmless(kind)[:40]}>")
