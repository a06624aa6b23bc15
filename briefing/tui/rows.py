"""A briefing as rows: what each pane says, without any widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Actor, ArticleCard, Briefing, Evidence, KeyNumber
from briefing.report.wording import (
    KIND_HEADINGS,
    counted,
    grouped_questions,
    quantity,
    source_line,
)
from briefing.tui.layout import Piece, Row, clean, cropped, padded

KIND_LETTERS = {"person": "P", "organisation": "O", "state": "S", "group": "G"}
MOST_STATEMENTS = 12
MOST_NAMES = 12
_WHAT = {"summary": "sentence", "actors": "actor", "numbers": "number", "questions": "open question"}
_BAR = "▏▎▍▌▋▊▉█"
_BAR_CELLS = 4
_QUANTITY_WIDTH = 15


def pane_rows(briefing: Briefing, pane: str) -> list[Row]:
    """Return the rows of a pane by its name."""
    make = {"summary": summary_rows, "actors": actor_rows, "numbers": number_rows, "questions": question_rows}
    return article_rows(briefing) if pane == "articles" else make[pane](briefing)


def summary_rows(briefing: Briefing) -> list[Row]:
    """Return the sentences of the summary, each with the mark of its source where there are several."""
    marks = _source_marks(briefing)
    return [
        Row(
            line.id,
            (("• ", "muted"),),
            ((clean(line.text), ""), *_mark(line.evidence, marks)),
            line.evidence,
            _citation(line.text, line.evidence, briefing),
        )
        for line in briefing.summary
    ]


def actor_rows(briefing: Briefing) -> list[Row]:
    """Return the actors with kind, a bar of mentions, name and role; what each said is folded under it."""
    most = max((actor.mentions for actor in briefing.actors), default=1)
    return [_actor_row(actor, most, briefing) for actor in briefing.actors]


def _actor_row(actor: Actor, most: int, briefing: Briefing) -> Row:
    about = ", ".join(part for part in (actor.role, _affiliation(actor)) if part)
    body: list[Piece] = [(clean(actor.name), "strong")]
    if about:
        body.append((f" · {clean(about)}", "muted"))
    if actor.statements:
        count = len(actor.statements)
        body.append((f" · {count} statement{'s' * (count != 1)}", "accent"))
    lead = (
        (f"{KIND_LETTERS[actor.kind]} ", "accent"),
        (f"{actor.mentions:>3} ", ""),
        (f"{bar(actor.mentions / most)} ", "muted"),
    )
    folded = tuple(
        Row(
            f"{actor.id}.{at}",
            (("      │ ", "muted"),),
            ((f"{clean(quote.cue)}: " if quote.cue else "", "accent"), (clean(quote.text), "")),
            quote.evidence,
            _citation(quote.text, quote.evidence, briefing),
        )
        for at, quote in enumerate(actor.statements[:MOST_STATEMENTS])
    )
    others = [clean(alias) for alias in actor.aliases if alias != actor.name][:MOST_NAMES]
    if others:
        names = Row(
            f"{actor.id}.names",
            (("      │ ", "muted"),),
            (("also: ", "accent"), (", ".join(others), "")),
            actor.evidence,
            _citation(f"{actor.name}, also {', '.join(others)}", actor.evidence, briefing),
        )
        folded = (names, *folded)
    label = f"{actor.name} ({about})" if about else actor.name
    return Row(
        actor.id, lead, tuple(body), actor.evidence, _citation(label, actor.evidence, briefing), folded
    )


def _affiliation(actor: Actor) -> str | None:
    """Return whom an actor belongs to, where its role does not say so already."""
    if actor.affiliation and actor.affiliation.lower() not in (actor.role or "").lower():
        return actor.affiliation
    return None


def bar(share: float) -> str:
    """Return a bar of fixed width for a share between 0 and 1."""
    eighths = max(1, round(share * _BAR_CELLS * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_BAR[rest - 1] if rest else "")).ljust(_BAR_CELLS)


def number_rows(briefing: Briefing) -> list[Row]:
    """Return the key numbers, aligned on the decimal point, with what they count and who says so."""
    values = [_columns(quantity(number)[0]) for number in briefing.key_numbers]
    left = min(_QUANTITY_WIDTH, max((len(whole) for whole, _ in values), default=0))
    right = min(5, max((len(part) for _, part in values), default=0))
    marks = _source_marks(briefing)
    return [
        Row(
            number.id,
            ((f"{cropped(whole, left):>{left}}", "strong"), (padded(part, right), "strong"), (" ", "")),
            (*_about_number(number), *_mark(number.evidence, marks)),
            number.evidence,
            _citation(number.text, number.evidence, briefing),
        )
        for number, (whole, part) in zip(briefing.key_numbers, values, strict=True)
    ]


def _columns(value: str) -> tuple[str, str]:
    whole, point, part = value.partition(".")
    return (
        (clean(whole), point + part)
        if point and part[:1].isdigit() and "–" not in value
        else (clean(value), "")
    )


def _about_number(number: KeyNumber) -> tuple[Piece, ...]:
    unit, what = quantity(number)[1], counted(number)
    pieces: list[Piece] = []
    if unit:
        pieces.append((f"{unit} ", ""))
    pieces.append((what or clean(number.text), ""))
    if number.hedge == "garbled":
        pieces.append((" damaged", "warning"))
    if number.direction:
        pieces.append((f" {'↑ up' if number.direction == 'up' else '↓ down'}", "accent"))
    if number.said_by:
        pieces.append((f" — {clean(number.said_by)}", "muted"))
    return tuple(pieces)


def question_rows(briefing: Briefing) -> list[Row]:
    """Return the open questions under a heading for each kind, after what the analyst always looks out for."""
    marks = _source_marks(briefing)
    rows = _watched_rows(briefing, marks)
    for kind, questions in grouped_questions(briefing.open_questions):
        rows.append(Row("", (), ((f"{KIND_HEADINGS[kind]} {len(questions)}", "heading"),)))
        for question in questions:
            body: list[Piece] = [(clean(question.text), "")]
            if question.likelihood:
                body.append((f"  {clean(question.likelihood)}", "accent"))
            if question.said_by and question.said_by.casefold() not in question.text.casefold():
                body.append((f"  — {clean(question.said_by)}", "muted"))
            body += _mark(question.evidence, marks)
            citation = _citation(question.text, question.evidence, briefing)
            rows.append(Row(question.id, (("? ", "muted"),), tuple(body), question.evidence, citation))
    return rows


def _watched_rows(briefing: Briefing, marks: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = []
    for item in briefing.watched:
        heading = f"Watched: {clean(item.text)} · {len(item.evidence) or 'nothing today'}"
        rows.append(Row("", (), ((heading, "heading"),)))
        for at, one in enumerate(item.evidence):
            body = ((clean(one.sentence), ""), *_mark((one,), marks))
            citation = _citation(one.sentence, (one,), briefing)
            rows.append(Row(f"{item.id}-{at}", (("! ", "accent"),), body, (one,), citation))
    return rows


def article_rows(briefing: Briefing) -> list[Row]:
    """Return the articles under their stories, then what could not be read with the reason."""
    rows: list[Row] = []
    cards = {card.id: card for card in briefing.articles}
    for story in briefing.stories:
        if len(story.articles) > 1:
            heading = f"{clean(story.title)[:120]} · {story.sources} source{'s' * (story.sources != 1)}"
            rows.append(Row("", (), ((heading, "heading"),)))
        rows += [_article_row(cards[name]) for name in story.articles if name in cards]
    if briefing.skipped:
        rows.append(Row("", (), ((f"Skipped {len(briefing.skipped)}", "heading"),)))
    for item in briefing.skipped:
        text = f"{clean(item.path)}: {clean(item.reason)}"
        rows.append(Row(f"skipped {item.path}", (("✗ ", "warning"),), ((text, "muted"),), citation=text))
    return rows


def _article_row(card: ArticleCard) -> Row:
    about = " · ".join(
        part
        for part in (
            clean(card.publisher or ""),
            f"grade {card.reliability}" if card.reliability != "F" else "",
            card.published or "no date",
            f"{card.words:,} words",
            "copy" if card.copy_of else "",
            *(clean(note) for note in card.notes),
        )
        if part
    )
    body = ((clean(card.title)[:200], "strong"), (f"  {about}", "muted"))
    return Row(
        card.id,
        (("» " if card.copy_of else "· ", "muted"),),
        body,
        citation=source_line(card),
        article=card.id,
    )


def _source_marks(briefing: Briefing) -> Mapping[str, str]:
    """Return a short name for each article, nothing where there is only one."""
    if len(briefing.articles) < 2:
        return {}
    return {
        card.id: cropped(clean(card.publisher or card.path.rsplit("/", 1)[-1]), 24)
        for card in briefing.articles
    }


def _mark(evidence: Sequence[Evidence], marks: Mapping[str, str]) -> tuple[Piece, ...]:
    names = dict.fromkeys(marks[one.article] for one in evidence if one.article in marks)
    if not names:
        return ()
    few = list(names)[:3]
    return ((f"  {', '.join(few)}{' …' if len(names) > 3 else ''}", "muted"),)


def _citation(text: str, evidence: Sequence[Evidence], briefing: Briefing) -> str:
    """Return what is copied: the words, the sentence, and where it stands."""
    cards = {card.id: card for card in briefing.articles}
    lines = [clean(text)]
    for one in evidence[:1]:
        if clean(one.sentence) != lines[0]:
            lines.append(f"“{clean(one.sentence)}”")
        if one.article in cards:
            lines.append(f"{source_line(cards[one.article])}:{one.line}")
    return "\n".join(lines)


def why_empty(pane: str, briefing: Briefing, done: int, total: int, *, finished: bool) -> str:
    """Return why a pane shows nothing."""
    if not finished:
        return f"Reading {done} of {total} articles …" if total else "Looking for articles …"
    if not briefing.articles:
        reasons = [f"{clean(item.path)}: {clean(item.reason)}" for item in briefing.skipped[:5]]
        more = [f"and {len(briefing.skipped) - 5} more, listed under 0"] if len(briefing.skipped) > 5 else []
        return "\n".join(["No article could be read.", *reasons, *more, "R reads again, q quits."])
    count = len(briefing.articles)
    where = "the article" if count == 1 else f"the {count} articles"
    return f"No {_WHAT.get(pane, 'article')} was found in {where}."
