"""The open questions as rows, after what the analyst always looks out for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.model import OpenQuestion
from briefing.report.wording import (
    KIND_HEADINGS,
    foremost_questions,
    grouped_questions,
    sentence_told,
    sides_told,
)
from briefing.tui.layout import Piece, Row, clean
from briefing.tui.rows.citing import heading, noted, sign, source_names, sources
from briefing.tui.view import View

_LIKELIHOODS = (
    "almost certain",
    "very likely",
    "likely",
    "roughly even",
    "unlikely",
    "very unlikely",
    "remote",
)


def question_rows(view: View) -> list[Row]:
    """Return watched words, the questions under a heading for each kind, and those that were answered.

    Where there are many, the most important stand first, whatever their kind: each kind alone fills screens.
    """
    names = source_names(view.briefing)
    days = {c.item: c.days for c in view.briefing.changes if c.kind == "question_open"}
    opened = {c.item for c in view.briefing.changes if c.kind == "question_opened"}
    rows = _watched_rows(view, names)
    still = [one for one in view.briefing.open_questions if one.status == "open"]
    closed = [one for one in view.briefing.open_questions if one.status == "closed"]
    order = view.order("questions")
    if order == "likelihood":
        mixed: tuple[str, Sequence[OpenQuestion]] = ("Most likely first", sorted(still, key=_likelihood))
    elif order == "longest open":
        mixed = ("Longest open first", sorted(still, key=lambda one: -(days.get(one.id) or 0)))
    else:
        mixed = ("Most important", foremost_questions(still))
    standing = {one.id for one in mixed[1]}
    rest = [one for one in still if one.id not in standing]
    also = "Also " if mixed[1] else ""
    groups = [
        (f"{also}{KIND_HEADINGS[kind].lower()}".capitalize(), found)
        for kind, found in grouped_questions(rest)
    ]
    for title, questions in (mixed, *groups):
        if questions:
            rows.append(heading(f"{title} {len(questions)}"))
        for question in questions:
            kind = question.kind if questions is mixed[1] else ""
            rows += _rows(question, view, names, days.get(question.id), new=question.id in opened, kind=kind)
    if closed:
        rows.append(heading(f"Answered {len(closed)}"))
    for question in closed:
        rows += _rows(question, view, names, None, new=False)
    return rows


def _rows(
    question: OpenQuestion,
    view: View,
    names: Mapping[str, str],
    days: int | None,
    *,
    new: bool,
    kind: str = "",
) -> Iterable[Row]:
    body: list[Piece] = [(f"{kind}: ", "accent")] if kind else []
    body.append((clean(question.text), "" if question.status == "open" else "muted"))
    if question.likelihood:
        body.append((f"  {clean(question.likelihood)}", "accent"))
    if new:
        body.append(("  new", "accent"))
    elif days:
        body.append((f"  open {days} day{'s' * (days != 1)}", "accent"))
    if (
        not question.sides
        and question.said_by
        and question.said_by.casefold() not in question.text.casefold()
    ):
        body.append((f"  — {clean(question.said_by)}", "muted"))
    body += sources(question.evidence, names)
    copied = question.text
    lead = (("? " if question.status == "open" else "✓ ", "muted"),)
    yield Row(question.id, lead, tuple(body), question.evidence, copied, mark=sign(view, question.id))
    yield from noted(view, question.id)
    sides = sides_told(question)
    for at, (who, said, evidence) in enumerate(sides):
        sentence, party = clean(said), clean(who)
        told = (
            ((sentence[: len(party)], "accent"), (sentence[len(party) :], ""))
            if sentence.startswith(f"{party} ")
            else ((f"{party}: ", "accent"), (sentence, ""))
        )
        text = (*told, *sources((evidence,), names))
        copied = f"{who}: {evidence.sentence}"
        lead = (("  ├ " if at + 1 < len(sides) else "  └ ", "muted"),)
        yield Row(f"{question.id} side {at}", lead, text, (evidence,), copied, under=question.id)
    for at, one in enumerate(question.answer):
        text = (("answer: ", "accent"), (clean(sentence_told(one)), ""), *sources((one,), names))
        copied = one.sentence
        lead = (("  └ ", "muted"),)
        yield Row(f"{question.id} answer {at}", lead, text, (one,), copied, under=question.id)


def _likelihood(question: OpenQuestion) -> int:
    word = (question.likelihood or "").casefold()
    return next((at for at, known in enumerate(_LIKELIHOODS) if word.startswith(known)), len(_LIKELIHOODS))


def _watched_rows(view: View, names: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = []
    for item in view.briefing.watched:
        rows.append(heading(f"Watched: {clean(item.text)} · {len(item.evidence) or 'nothing today'}"))
        for at, one in enumerate(item.evidence):
            body = ((clean(sentence_told(one)), ""), *sources((one,), names))
            copied = one.sentence
            rows.append(Row(f"{item.id}-{at}", (("! ", "accent"),), body, (one,), copied, under=item.id))
    return rows
