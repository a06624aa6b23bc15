"""News in the XML of the IPTC to articles: NewsML-G2, NewsML 1, and NITF alone or within them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.ingest.assemble import Facts, Part, compose
from briefing.ingest.decode import visible
from briefing.ingest.intake import Intake, Unreadable
from briefing.ingest.markup import fragment_parts, local_name, tree_parts, xml_tree
from briefing.ingest.publication import iso_date
from briefing.model import Skipped

# What holds the text of an item, the richest first.
_CONTENT = ("nitf", "html", "inlinexml", "inlinedata", "datacontent")


def read_nitf(name: str, root: Any, notes: tuple[str, ...]) -> Iterator[Intake]:
    """Yield the article of a document in NITF. Raises Unreadable."""
    parts = _nitf(root)
    if not parts:
        raise Unreadable("a document in NITF without text")
    yield compose(name, parts, _nitf_facts(root), notes)


def read_newsml(name: str, root: Any, notes: tuple[str, ...]) -> Iterator[Intake]:
    """Yield the article of each news item, or why an item holds none. Raises Unreadable without items."""
    items = [
        element
        for element in root.iter()
        if local_name(element) in {"newsitem", "packageitem", "conceptitem", "planningitem"}
    ]
    if not items:
        raise Unreadable("NewsML without a news item")
    for item in items:
        yield _article(name, item, notes)


def nitf_parts(text: str) -> list[Part]:
    """Return the paragraphs of a document in NITF that stands in a field of another. Raises Unreadable."""
    return _nitf(xml_tree(text, "a document in NITF", recover=True))


def _article(name: str, item: Any, notes: tuple[str, ...]) -> Intake:
    line = item.sourceline or 1
    place = f"{name}:{line}"
    if local_name(item) != "newsitem":
        return Skipped(place, f"a {local_name(item)}: it lists others and has no text of its own")
    content = next((each for tag in _CONTENT for each in item.iter() if local_name(each) == tag), None)
    facts = _facts(item)
    if content is None:
        return Skipped(place, "no text in the news item" + (f": {facts.title}" if facts.title else ""))
    try:
        parts = _content(content, line)
    except Unreadable as error:
        return Skipped(place, str(error))
    if not parts:
        return Skipped(place, "empty: the news item has no text")
    status = _name(_first(item, "pubstatus"))
    if status in {"withheld", "canceled"}:
        notes = (*notes, f"{status} by its publisher")
    if local_name(content) == "nitf":
        facts = facts.or_else(_nitf_facts(content))
    return compose(name, parts, facts, notes)


def _content(content: Any, line: int) -> list[Part]:
    tag = local_name(content)
    if tag == "nitf":
        return _nitf(content)
    if len(content):
        return tree_parts(content)
    return fragment_parts(content.text or "", line)


def _nitf(root: Any) -> list[Part]:
    """Return the text of a document in NITF: byline and dateline before the story, the agency's sign-off after it."""
    parts: list[Part] = []
    for tag, kind in (("byline", "byline"), ("dateline", "dateline")):
        element = _first(root, tag)
        words = _words(element)
        if words:
            parts += [Part(kind, part.paragraph) for part in fragment_parts(words, element.sourceline or 1)]  # type: ignore[arg-type]  # both are kinds
    content = _first(root, "body.content")
    parts += tree_parts(content if content is not None else root)
    tagline = _words(_first(root, "tagline"))
    return parts + [Part("boilerplate", part.paragraph) for part in fragment_parts(tagline or "")]


def _nitf_facts(root: Any) -> Facts:
    issued = _first(root, "date.issue")
    return Facts(
        title=_words(_first(root, "hl1")) or _words(_first(root, "hedline")) or _words(_first(root, "title")),
        published=_norm(issued) or _norm(_first(root, "story.date")),
        publisher=_words(_first(root, "distributor")),
        author=_author(_first(root, "byline")),
    )


def _facts(item: Any) -> Facts:
    return Facts(
        title=_words(_first(item, "headline")),
        published=iso_date(
            _words(_first(item, "contentcreated"))
            or _words(_first(item, "firstcreated"))
            or _words(_first(item, "versioncreated"))
            or _words(_first(item, "thisrevisioncreated"))
        ),
        publisher=_words(_first(item, "creditline"))
        or _name(_first(item, "infosource"))
        or _name(_first(item, "provider")),
        author=_author(_first(item, "by")) or _author(_first(item, "byline")),
        source_id=item.get("guid"),
        language=_tag_of(_first(item, "language")),
    )


def _author(byline: Any) -> str | None:
    """Return whom a byline names, all of its words where none of them is marked as a person."""
    if byline is None:
        return None
    named = _words(_first(byline, "person")) or _words(byline) or ""
    return named.removeprefix("By ") or None


def _first(root: Any, tag: str) -> Any:
    return next((each for each in root.iter() if local_name(each) == tag), None)


def _words(element: Any) -> str | None:
    return (
        " ".join(visible("".join(element.itertext())).split())[:2_000] or None
        if element is not None
        else None
    )


def _norm(element: Any) -> str | None:
    """Return the date of an element that has it in its `norm` attribute: 20200305T100000Z."""
    return iso_date(element.get("norm") or "") if element is not None else None


def _name(element: Any) -> str | None:
    """Return who an element denotes, by name or by the last part of a code."""
    if element is None:
        return None
    named = _words(element) or element.get("literal")
    code = element.get("qcode") or ""
    return named or code.rpartition(":")[2] or None


def _tag_of(element: Any) -> str | None:
    return element.get("tag") if element is not None else None
