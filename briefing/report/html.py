"""The briefing as one web page: no script, nothing loaded, each item linked to its sentence below.

All text of articles is escaped; a content security policy in the page forbids everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from briefing.marks import Mark
from briefing.model import (
    Actor,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    Quote,
    Story,
    SummaryLine,
    TimelineEntry,
    Watched,
)
from briefing.quantity import quantity
from briefing.report import Material
from briefing.report.changed import (
    CHANGE_HEADINGS,
    change_line,
    changed_evidence,
    grouped_changes,
    told_since,
)
from briefing.report.html_text import article_text, cited_stretches, marks, shown
from briefing.report.own import marked_items
from briefing.report.wording import (
    MOST_MARKS,
    about_actor,
    agreement,
    arranged_questions,
    counted,
    open_and_answered,
    opening_line,
    sentence_told,
    sides_told,
    source_count,
    source_line,
    source_numbers,
    why_empty,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
FIRST_ITEMS, FIRST_CHANGES = 12, 5
"""Items of a pane, and changes of a kind, that are open at once, and printed; the others wait behind "… more"."""

Numbers = Mapping[str, int]


def render(material: Material) -> Iterator[bytes]:
    """Yield the page in UTF-8, article by article."""
    briefing = material.briefing
    numbers = source_numbers(briefing)
    below = {name: number for name, number in numbers.items() if name in material.articles}
    cited = cited_stretches(briefing, below)
    style = (files("briefing.data") / "report.css").read_text(encoding="utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Briefing</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body id="top">\n<header>\n<h1>Briefing</h1>\n<p>{shown(opening_line(briefing))}</p>\n</header>\n<main>\n'
    ).encode()
    if own := _marked(briefing, material.marks):
        yield _pane("marked", "Marked", own, "").encode()
    if material.compared:
        yield _pane("changed", "What changed", _changed(briefing, material.compared, below), "").encode()
    yield "".join(_panes(briefing, below)).encode()
    yield "".join(_sources(briefing, numbers, below)).encode()
    yield b'</main>\n<section class="articles">\n<h2>Articles</h2>\n'
    for card in briefing.articles:
        article = material.articles.get(card.id)
        if article is not None:
            text = article_text(article, source_line(card, numbers), numbers[card.id], cited.get(card.id, {}))
            yield "".join(text).encode()
    yield b"</section>\n</body>\n</html>\n"


def _panes(briefing: Briefing, numbers: Numbers) -> Iterator[str]:
    lines = [f"{shown(line.text)} {_cited(line, numbers)}" for line in briefing.summary]
    actors = [_actor(actor, numbers) for actor in briefing.actors]
    yield '<div class="panes">\n<div>\n'
    yield _pane("summary", "Summary", _list(lines), why_empty(briefing, "sentence"))
    yield _pane("actors", "Actors", _list(actors, "plain"), why_empty(briefing, "actor"))
    yield "</div>\n<div>\n"
    rows = [_number(number, numbers) for number in briefing.key_numbers]
    yield _pane("numbers", "Key numbers", _table(rows), why_empty(briefing, "number"))
    questions = "".join(_watched(item, numbers) for item in briefing.watched) + _questions(briefing, numbers)
    yield _pane("questions", "Open questions", questions, why_empty(briefing, "open question"))
    yield "</div>\n</div>\n"
    if len(briefing.stories) > 1:
        yield _pane("stories", "Stories", _list([_story(s, numbers) for s in briefing.stories]), "")
    if briefing.timeline:
        rows = [_moment(entry, numbers) for entry in briefing.timeline]
        yield _pane("timeline", "Timeline", _table(rows), "")


def _quoted(quote: Quote) -> str:
    """Return a statement with its cue, which may say that it was denied: "did not say: that the bridge would close"."""
    return f"{quote.cue}: {quote.text}" if quote.cue else quote.text


def _pane(name: str, title: str, content: str, reason: str) -> str:
    inside = content or f"<p>{shown(reason)}</p>\n"
    return f'<section class="{name}">\n<h2>{title}</h2>\n{inside}</section>\n'


def _list(items: Sequence[str], style: str = "", most: int = FIRST_ITEMS) -> str:
    """Return a list of HTML items, the later ones folded away."""
    name = f' class="{style}"' if style else ""

    def listed(some: Sequence[str]) -> str:
        return f"<ul{name}>\n" + "".join(f"<li>{item}</li>\n" for item in some) + "</ul>\n"

    first, rest = items[:most], items[most:]
    return (listed(first) if first else "") + (_folded(listed(rest), len(rest)) if rest else "")


def _table(rows: Sequence[str]) -> str:
    first, rest = rows[:FIRST_ITEMS], rows[FIRST_ITEMS:]
    if not first:
        return ""
    shown_first = f"<table>\n{''.join(first)}</table>\n"
    return shown_first + (_folded(f"<table>\n{''.join(rest)}</table>\n", len(rest)) if rest else "")


def _folded(content: str, count: int) -> str:
    return f'<details class="more"><summary>{count} more</summary>\n{content}</details>\n'


def _actor(actor: Actor, numbers: Numbers) -> str:
    mentions = f"{actor.mentions} mention{'s' * (actor.mentions != 1)}"
    said = _list([f"{shown(_quoted(quote))} {marks(quote.evidence, numbers)}" for quote in actor.statements])
    head = f"<b>{shown(actor.name)}</b> {shown(about_actor(actor))} <small>{mentions}</small>"
    places = _cited(actor, numbers)
    return f"<details><summary>{head}</summary>\n{said}<p>Mentioned in {places}</p></details>"


def _number(number: KeyNumber, numbers: Numbers) -> str:
    value, unit = quantity(number)
    said = f" — {shown(number.said_by)}" if number.said_by else ""
    damaged = " <em>damaged in the text</em>" if number.hedge == "garbled" else ""
    told = f" <small>{shown(agreement(number, numbers))}</small>" if agreement(number, numbers) else ""
    what = shown(counted(number) or number.text) + damaged + said
    return _row(shown(f"{value} {unit}".strip()), f"{what} {_cited(number, numbers)}{told}")


def _question(question: OpenQuestion, numbers: Numbers) -> str:
    """Return a question with the sides of a dispute, and with its answer where there is one."""
    likelihood = f" <em>{shown(question.likelihood)}</em>" if question.likelihood else ""
    told = [
        f"<b>{shown(party)}</b>: {shown(said)} {marks((evidence,), numbers)}"
        for party, said, evidence in sides_told(question)
    ]
    told += [_told(one, numbers) for one in question.answer]
    places = _cited(question, numbers) if question.sources > 1 else marks(question.evidence, numbers)
    return f"{shown(question.text)}{likelihood} {places}" + _list(told, "told")


def _cited(item: SummaryLine | Actor | KeyNumber | OpenQuestion, numbers: Numbers) -> str:
    """Return the links of an item with the count of its independent sources."""
    count = source_count(item.sources, numbers)
    return marks(item.evidence, numbers) + (f" <small>({count})</small>" if count else "")


def _told(evidence: Evidence, numbers: Numbers) -> str:
    return f"{shown(sentence_told(evidence))} {marks((evidence,), numbers)}"


def _questions(briefing: Briefing, numbers: Numbers) -> str:
    """Return the open questions, the foremost of many before the kinds, then those that a later article answers."""
    still_open, answered = open_and_answered(briefing.open_questions)
    groups = arranged_questions(still_open)
    groups += [("Answered", [("", one) for one in answered])] if answered else []
    return "".join(
        f"<h3>{heading} <small>{len(some)}</small></h3>\n"
        + _list([kind + _question(one, numbers) for kind, one in some])
        for heading, some in groups
    )


def _marked(briefing: Briefing, own: Mapping[str, Mark]) -> str:
    """Return what the analyst starred or noted."""
    return _list(
        [
            f"{'★ ' if one.starred else ''}{shown(one.text)}"
            + (f" <em>{shown(one.note)}</em>" if one.note else "")
            for one in marked_items(briefing, own)
        ]
    )


def _changed(briefing: Briefing, compared: str, numbers: Numbers) -> str:
    """Return what changed by kind, each change with the links of its item."""
    evidence = changed_evidence(briefing)
    told = "".join(f"<p>{sentence}</p>\n" for sentence in map(shown, told_since(briefing, compared)))
    for kind, changes in grouped_changes(briefing.changes):
        lines = [
            f"{shown(change_line(one))} {marks(evidence.get(one.item or '', ()), numbers)}" for one in changes
        ]
        told += f"<h3>{CHANGE_HEADINGS[kind]} <small>{len(changes)}</small></h3>\n{_list(lines, most=FIRST_CHANGES)}"
    return told


def _watched(item: Watched, numbers: Numbers) -> str:
    found = _list([f"{shown(one.sentence)} {marks((one,), numbers)}" for one in item.evidence])
    return f"<h3>Watched: {shown(item.text)}</h3>\n{found or '<p>nothing today</p>' + chr(10)}"


def _story(story: Story, numbers: Numbers) -> str:
    below = [numbers[one] for one in story.articles if one in numbers]
    links = " ".join(f'<a href="#a{number}">[{number}]</a>' for number in below[:MOST_MARKS])
    links += f" and {len(below) - MOST_MARKS:,} more" if len(below) > MOST_MARKS else ""
    count = f"{story.sources} source{'s' * (story.sources != 1)}"
    return f"{shown(story.title)} <small>{count}</small> {links}"


def _moment(entry: TimelineEntry, numbers: Numbers) -> str:
    return _row(shown(entry.date), f"{shown(entry.text)} {marks(entry.evidence, numbers)}")


def _row(label: str, content: str) -> str:
    return f"<tr><th>{label}</th><td>{content}</td></tr>\n"


def _sources(briefing: Briefing, numbers: Numbers, below: Numbers) -> Iterator[str]:
    """Yield the list of articles, which is all of them that is printed, and what was skipped."""
    lines = []
    for card in briefing.articles:
        mark = f"[{numbers[card.id]}]"
        link = f'<a href="#a{numbers[card.id]}">{mark}</a>' if card.id in below else mark
        lines.append(f"{link} {shown(source_line(card, numbers))}")
    if lines:
        yield _pane("sources", "Sources", _list(lines, "plain"), "")
    skipped = [f"{shown(item.path)}: {shown(item.reason)}" for item in briefing.skipped]
    if skipped:
        yield _pane("skipped", "Skipped", _list(skipped), "")
