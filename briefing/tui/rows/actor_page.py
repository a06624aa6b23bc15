"""One actor opened: what it said, its numbers, its ties, where it appears."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Actor
from briefing.tui.layout import Row, clean
from briefing.tui.rows.actors import about_actor, counted
from briefing.tui.rows.citing import heading, left_out, noted, sign, source_names, sources
from briefing.tui.rows.numbers import figure
from briefing.tui.ties import ties_of
from briefing.tui.view import View, narrowed

_QUOTES = "\"'“‘"
MOST_STATEMENTS, MOST_NUMBERS, MOST_TIES, MOST_SENTENCES, MOST_NAMES = 40, 20, 20, 200, 12


def actor_page(view: View, item: str) -> list[Row]:
    """Return the page of an actor, empty where the briefing has no such actor."""
    view = narrowed(view)
    actor = next((one for one in view.briefing.actors if one.id == item), None)
    if actor is None:
        return []
    return [
        *_head(view, actor),
        *_statements(view, actor),
        *_numbers(view, actor),
        *_ties(view, actor),
        *_appearances(view, actor),
    ]


def _head(view: View, actor: Actor) -> Iterable[Row]:
    about = about_actor(actor)
    parts = [actor.kind, *([about] if about else []), counted(actor.mentions, "mention")]
    parts.append(f"in {counted(actor.articles, 'article')}")
    if actor.articles > 1:
        parts.append(counted(actor.sources, "source"))
    body = ((clean(actor.name), "strong"), (f" · {clean(' · '.join(parts))}", "muted"))
    copied = f"{actor.name} ({', '.join(parts)})"
    yield Row(actor.id, (), body, actor.evidence, copied, mark=sign(view, actor.id))
    yield from noted(view, actor.id)
    others = [clean(alias) for alias in actor.aliases if alias != actor.name][:MOST_NAMES]
    if others:
        names = (("also: ", "accent"), (", ".join(others), ""))
        yield Row(f"{actor.id} names", (), names, actor.evidence, f"{actor.name}, also {', '.join(others)}")


def _statements(view: View, actor: Actor) -> Iterable[Row]:
    names = source_names(view.briefing)
    if actor.statements:
        yield heading(f"Statements {len(actor.statements)}")
    for at, quote in enumerate(actor.statements[:MOST_STATEMENTS]):
        text = clean(quote.text)
        if quote.direct and text[:1] not in _QUOTES:
            text = f"“{text}”"
        cue = f"{clean(quote.cue)}: " if quote.cue else ""
        body = ((cue, "accent"), (text, ""), *sources(quote.evidence, names))
        copied = f"{actor.name} {cue}{quote.text}"
        yield Row(f"{actor.id} said {at}", (("  ", ""),), body, quote.evidence, copied)
    yield from left_out(len(actor.statements) - MOST_STATEMENTS)


def _numbers(view: View, actor: Actor) -> Iterable[Row]:
    named = {(one.article, one.start) for one in actor.evidence}
    its = [
        number
        for number in view.briefing.key_numbers
        if number.said_by in {actor.name, *actor.aliases}
        or any((one.article, one.start) in named for one in number.evidence)
    ]
    if its:
        yield heading(f"Numbers {len(its)}")
    for number in its[:MOST_NUMBERS]:
        copied = number.text
        body = figure(number)
        yield Row(f"{actor.id} number {number.id}", (("  ", ""),), body, number.evidence, copied)
    yield from left_out(len(its) - MOST_NUMBERS)


def _ties(view: View, actor: Actor) -> Iterable[Row]:
    ties = ties_of(actor, view.briefing)
    if ties:
        yield heading(f"Ties {len(ties)}")
    for tie in ties[:MOST_TIES]:
        times = counted(len(tie.evidence), "sentence")
        body = ((f"{tie.how} ", "accent"), (clean(tie.other), "strong"), (f" · {times}", "muted"))
        copied = f"{actor.name} {tie.how} {tie.other}"
        yield Row(f"{actor.id} tie {tie.how} {tie.other}", (("  ", ""),), body, tie.evidence, copied)
    yield from left_out(len(ties) - MOST_TIES)


def _appearances(view: View, actor: Actor) -> Iterable[Row]:
    names = source_names(view.briefing)
    yield heading(f"Appears in {counted(len(actor.evidence), 'sentence')}")
    for at, one in enumerate(actor.evidence[:MOST_SENTENCES]):
        body = ((clean(one.sentence), ""), *sources((one,), names))
        copied = one.sentence
        yield Row(f"{actor.id} in {at}", (("  ", ""),), body, (one,), copied)
    yield from left_out(len(actor.evidence) - MOST_SENTENCES)
