"""How a reader is told: quantities, hedges, kinds, sources, in the words all reports share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from briefing.model import (
    Actor,
    ArticleCard,
    Briefing,
    Evidence,
    KeyNumber,
    OpenQuestion,
    QuestionKind,
)

HEDGE_SIGNS = {
    "exact": "",
    "about": "≈",
    "at_least": "≥",
    "at_most": "≤",
    "more_than": ">",
    "less_than": "<",
    "vague": "",
    "garbled": "?",
}
KIND_HEADINGS: Mapping[QuestionKind, str] = {
    "pending": "Pending",
    "disputed": "Disputed",
    "forecast": "Forecast",
    "unverified": "Unverified",
    "unknown": "Unknown",
    "asked": "Asked",
}
CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def harmless(text: str) -> str:
    """Return text on one line with nothing in it that a terminal would act on."""
    return "".join(
        c if c.isprintable() else (" " if c.isspace() else "\N{REPLACEMENT CHARACTER}") for c in text
    )


def grouped(value: float) -> str:
    """Return a number as it is read: 1,000,000 or 3.5."""
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    return f"{value:,.10g}"


def quantity(number: KeyNumber) -> tuple[str, str]:
    """Return a number's value with its hedge sign, and its unit, as two short texts.

    Vague quantities keep their own word, damaged ones are shown as printed with a question mark.
    """
    unit = number.unit or ""
    if number.value is None:
        return (f"{number.text}?" if number.hedge == "garbled" else _vague_word(number.text)), ""
    value = grouped(number.value)
    if number.high is not None:
        value += f"–{grouped(number.high)}"
    if unit in CURRENCY_SIGNS:
        value, unit = CURRENCY_SIGNS[unit] + value, ""
    elif unit == "%":
        value, unit = value + "%", ""
    elif unit == "share":
        value, unit = f"{grouped(round(100 * number.value, 1))}%", "share"
    return HEDGE_SIGNS[number.hedge] + value, unit


def _vague_word(text: str) -> str:
    words = text.split()
    vague = [word for word in words if word.lower().endswith(("s", "ens", "dozen"))]
    return vague[0].lower() if vague else words[0] if words else text


def counted(number: KeyNumber) -> str:
    """Return what a number counts, in a few words; empty where the text does not say."""
    return harmless(number.what or number.head or "")


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


def source_numbers(briefing: Briefing) -> dict[str, int]:
    """Return the number under which each article is listed, from 1 in the order of the briefing."""
    return {card.id: at for at, card in enumerate(briefing.articles, 1)}


def source_mark(evidence: Sequence[Evidence], numbers: Mapping[str, int]) -> str:
    """Return the marks of the articles that an item rests on, such as `[1][3]`."""
    cited = sorted({numbers[one.article] for one in evidence if one.article in numbers})
    return "".join(f"[{number}]" for number in cited)


def source_line(card: ArticleCard, numbers: Mapping[str, int] | None = None) -> str:
    """Return how an article is cited: title, publisher, date, path, notes, and whose copy it is."""
    parts = [
        harmless(card.title)[:160],
        harmless(card.publisher or "") + (f" (grade {card.reliability})" if card.reliability != "F" else ""),
        card.published or "",
        harmless(card.path),
    ]
    line = " · ".join(part for part in parts if part)
    if numbers and card.copy_of and card.copy_of in numbers:
        line += f" (copy of [{numbers[card.copy_of]}])"
    return line + (f" ({harmless('; '.join(card.notes))})" if card.notes else "")


def opening_line(briefing: Briefing) -> str:
    """Return what was read: articles, words, days."""
    cards = briefing.articles
    days = sorted(card.published for card in cards if card.published)
    copies = sum(card.copy_of is not None for card in cards)
    parts = [
        f"{len(cards)} article{'s' * (len(cards) != 1)}",
        f"{sum(card.words for card in cards):,} words",
    ]
    if copies:
        parts.append(f"{copies} of them {'a copy' if copies == 1 else 'copies'}")
    if len(briefing.stories) > 1:
        parts.append(f"{len(briefing.stories)} stories")
    if days:
        parts.append(days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}")
    if briefing.skipped:
        parts.append(f"{len(briefing.skipped)} skipped")
    return " · ".join(parts)


def why_empty(briefing: Briefing, what: str) -> str:
    """Return why a pane holds nothing."""
    if not briefing.articles:
        return "No article could be read." if briefing.skipped else "There is no article."
    count = len(briefing.articles)
    return f"No {what} found in {'the article' if count == 1 else f'the {count} articles'}."
