"""How a reader is told: quantities, hedges, kinds, sources, in the words all reports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from briefing.extract.datelines import dateline_end
from briefing.model import (
    Actor,
    ArticleCard,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    QuestionKind,
    Side,
    Story,
    Watched,
)
from briefing.quantity import each_value, quantity

KIND_HEADINGS: Mapping[QuestionKind, str] = {
    "pending": "Pending",
    "disputed": "Disputed",
    "forecast": "Forecast",
    "unverified": "Unverified",
    "unknown": "Unknown",
    "asked": "Asked",
}
_BRACKETED = re.compile(r"\(([^()]*)\)")
IN_THIS_SENTENCE = "in this sentence"
MOST_MARKS = 12
"""Marks of articles, runs of them counted once, behind one line."""
FEW, FOREMOST, DISPUTES = 12, 6, 2
"""Questions that need no choice; those that stand first where there are more; disputes that are always among them."""


def harmless(text: str) -> str:
    """Return text on one line with nothing in it that a terminal would act on."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else (" " if c.isspace() else "\N{REPLACEMENT CHARACTER}") for c in text
    )


def counted(number: KeyNumber) -> str:
    """Return what a number counts, in a few words; empty where the text does not say.

    The unit or the vague word that stands before it is not said again: of "months (repairs)" the repairs are left, and
    months of which no more is told are a time.
    """
    value, unit = quantity(number)
    what, own = harmless(number.what or number.head or ""), unit if number.value is not None else value
    if not own or not (what == own or what.startswith(f"{own} ")):
        return what
    rest = what.removeprefix(own).strip()
    bracketed = _BRACKETED.fullmatch(rest)
    return (bracketed[1] if bracketed else rest) or ("time" if number.value is None else "")


def measured(number: KeyNumber) -> str:
    """Return a number's unit and what it counts, the unit once ("years, war"; "years of war"); else its own words."""
    unit, what = quantity(number)[1], harmless(number.what or "")
    if unit and (what == unit or what.startswith(f"{unit} ")):
        return what
    what = counted(number)
    return ", ".join(part for part in (unit, what) if part) or harmless(number.text)


def likely(question: OpenQuestion) -> str:
    """Return how likely something is, fit for brackets: "probably, 55–80 %"; empty where that is not said."""
    return harmless(question.likelihood or "").replace(" (", ", ").removesuffix(")")


def about_actor(actor: Actor) -> str:
    """Return what an actor is: role and affiliation, or else its kind."""
    parts = [actor.role]
    if actor.affiliation and actor.affiliation not in (actor.role or ""):
        parts.append(actor.affiliation)
    return harmless(", ".join(part for part in parts if part) or actor.kind)


def grouped_questions(questions: Iterable[OpenQuestion]) -> list[tuple[QuestionKind, list[OpenQuestion]]]:
    """Return the questions by kind; kinds in the order of their most important question."""
    ranked = list(questions)
    order: dict[QuestionKind, int] = {}
    for question in ranked:
        order.setdefault(question.kind, len(order))
    by_kind = sorted(ranked, key=lambda question: order[question.kind])
    return [(kind, list(group)) for kind, group in groupby(by_kind, key=lambda question: question.kind)]


def foremost_questions(questions: Sequence[OpenQuestion]) -> list[OpenQuestion]:
    """Return the few that stand above the kinds where there are many, two disputes among them; none of a few.

    Each kind alone fills screens and pages, and the kind that comes first is not what matters most.
    """
    if len(questions) <= FEW:
        return []
    disputes = [one.id for one in questions if one.sides][:DISPUTES]
    others = [one.id for one in questions if one.id not in disputes][: FOREMOST - len(disputes)]
    return [one for one in questions if one.id in disputes or one.id in others]


def arranged_questions(
    questions: Sequence[OpenQuestion], most: int | None = None
) -> list[tuple[str, list[tuple[str, OpenQuestion]]]]:
    """Return headings with their questions: the foremost of many, each with its kind in words, the others by kind.

    No more than `most` questions in all.
    """
    first = foremost_questions(questions)
    chosen = {one.id for one in first}
    rest = [one for one in questions if one.id not in chosen][: None if most is None else most - len(first)]
    groups = [("Most important", [(f"{one.kind}: ", one) for one in first])] if first else []
    for kind, found in grouped_questions(rest):
        groups.append((f"Also {kind}" if first else KIND_HEADINGS[kind], [("", one) for one in found]))
    return groups


def sentence_told(evidence: Evidence) -> str:
    """Return the sentence of a piece of evidence as it is read out: without the dateline that opens it."""
    return evidence.sentence[dateline_end(evidence.sentence) :]


def sides_told(question: OpenQuestion) -> list[tuple[str, str, Evidence]]:
    """Return the parties of a dispute with what they say: several in one sentence together, and the words of the question once."""
    by_sentence: dict[str, list[Side]] = {}
    for side in question.sides:
        by_sentence.setdefault(side.evidence.sentence, []).append(side)
    asked = " ".join(question.text.split())
    return [
        (
            " and ".join(dict.fromkeys(side.party for side in sides)),
            IN_THIS_SENTENCE
            if " ".join(sentence.split()).endswith(asked)
            else sentence_told(sides[0].evidence),
            sides[0].evidence,
        )
        for sentence, sides in by_sentence.items()
    ]


def source_numbers(briefing: Briefing) -> dict[str, int]:
    """Return the number under which each article is listed, from 1 in the order of the briefing."""
    return {card.id: at for at, card in enumerate(briefing.articles, 1)}


def source_mark(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> str:
    """Return the marks of the articles that an item rests on, such as `[1][3]` or `[1–4][7]`."""
    return marks(numbers[one.article] for one in evidence if one.article in numbers)


def marks(cited: Iterable[int]) -> str:
    """Return the marks of articles by their numbers; three or more in a row are one mark, and of very many the rest is counted."""
    ordered = sorted(set(cited))
    runs = [
        [number for _, number in run] for _, run in groupby(enumerate(ordered), lambda one: one[1] - one[0])
    ]
    told = "".join(
        f"[{run[0]}–{run[-1]}]" if len(run) > 2 else "".join(f"[{number}]" for number in run)
        for run in runs[:MOST_MARKS]
    )
    more = sum(map(len, runs[MOST_MARKS:]))
    return f"{told} and {more:,} more" if more else told


def source_line(card: ArticleCard, numbers: Mapping[str, int] | None = None) -> str:
    """Return how an article is cited: title, publisher, date, path, notes, and whose copy it is."""
    parts = [
        harmless(card.title)[:160],
        harmless(card.publisher or "") + (f" (grade {card.reliability})" if card.reliability != "F" else ""),
        card.published or "",
        harmless(card.path),
    ]
    line = " · ".join(dict.fromkeys(part for part in parts if part))  # without a title, it is the path
    if numbers and card.copy_of and card.copy_of in numbers:
        line += f" (copy of [{numbers[card.copy_of]}])"
    return line + (f" ({harmless('; '.join(card.notes))})" if card.notes else "")


def sourced(evidence: Sequence[Evidence], sources: int, numbers: Mapping[str, int]) -> str:
    """Return the marks of an item with the count of its independent sources, where there is more than one article."""
    mark, count = source_mark(evidence, numbers), source_count(sources, numbers)
    return f"{mark} ({count})" if mark and count else mark


def source_count(sources: int, numbers: Mapping[str, int]) -> str:
    """Return how many independent sources an item has, nothing where there is only one article."""
    if len(numbers) < 2:
        return ""
    return "single source" if sources == 1 else f"{sources} sources"


def marked(question: OpenQuestion, numbers: Mapping[str, int]) -> str:
    """Return the marks of a question, with the count of its sources where several ask it."""
    if len(numbers) < 2 or question.sources < 2:
        return source_mark(question.evidence, numbers) if len(numbers) > 1 else ""
    return sourced(question.evidence, question.sources, numbers)


def agreement(number: KeyNumber, numbers: Mapping[str, int]) -> str:
    """Return which sources give which value, where they differ or a later one brought it up to date."""
    if number.agreement not in {"differ", "updated"}:
        return ""
    values = list(zip(each_value(number), number.values, strict=True))
    current = quantity(number)[0]
    shown = [one for one in values if number.agreement == "differ" or one[0] != current]
    listed = " · ".join(
        f"{text} {marks(numbers[a] for a in one.articles if a in numbers)}" for text, one in shown
    )
    if not listed:
        return ""
    return f"sources differ: {listed}" if number.agreement == "differ" else f"before: {listed}"


def open_and_answered(questions: Iterable[OpenQuestion]) -> tuple[list[OpenQuestion], list[OpenQuestion]]:
    """Return the questions that are open, and those that a later article answers."""
    ranked = list(questions)
    return [q for q in ranked if q.status == "open"], [q for q in ranked if q.status == "closed"]


def words_counted(count: int) -> str:
    """Return how many words were read."""
    return f"{count:,} word{'s' * (count != 1)}"


def watched_count(item: Watched, briefing: Briefing) -> str:
    """Return how many sentences of the newest day answer an entry, or that none does and when one last did."""
    days = {card.id: card.published for card in briefing.articles}
    newest = max((day for day in days.values() if day), default="")
    told = [days.get(one.article) or newest for one in item.evidence]
    today = sum(day == newest for day in told)
    if today or not told:
        return str(today) if today else "nothing today"
    return f"nothing today; last on {max(told)}"


def story_line(story: Story) -> str:
    """Return a story with what it rests on, and the id by which it is reported alone."""
    sources = f"{story.sources} source{'s' * (story.sources != 1)}"
    articles = f"{len(story.articles)} article{'s' * (len(story.articles) != 1)}"
    return f"{harmless(story.title)} ({sources}, {articles}; {story.id})"


def opening_line(briefing: Briefing) -> str:
    """Return what was read: articles, words, days."""
    return " · ".join(opening_parts(briefing).values())


def opening_parts(briefing: Briefing) -> dict[str, str]:
    """Return the same part by part."""
    cards = briefing.articles
    days = sorted(card.published for card in cards if card.published)
    copies = sum(card.copy_of is not None for card in cards)
    articles = f"{len(cards):,} article{'s' * (len(cards) != 1)}"
    if copies:
        articles += f", {copies} of them {'a copy' if copies == 1 else 'copies'}"
    parts = {"articles": articles, "words": words_counted(sum(card.words for card in cards))}
    if len(briefing.stories) > 1:
        parts["stories"] = f"{len(briefing.stories):,} stories"
    if days:
        parts["days"] = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    if briefing.skipped:
        parts["skipped"] = f"{len(briefing.skipped)} skipped"
    return parts


def why_empty(briefing: Briefing, what: str) -> str:
    """Return why a pane holds nothing."""
    if not briefing.articles:
        return "No article could be read." if briefing.skipped else "There is no article."
    count = len(briefing.articles)
    return f"No {what} found in {'the article' if count == 1 else f'the {count} articles'}."
