"""The articles under their stories, then what could not be read with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import ArticleCard
from briefing.report.wording import source_line, words_counted
from briefing.tui.layout import Row, clean
from briefing.tui.rows.actors import counted
from briefing.tui.rows.citing import heading, sign, source_name
from briefing.tui.view import View, story_heads


def article_rows(view: View) -> list[Row]:
    """Return the stories with their articles, or the articles by date, publisher or title; then the skipped."""
    briefing = view.briefing
    shown = [card for card in briefing.articles if view.hidden_too or not view.mark(card.id).hidden]
    cards = {card.id: card for card in shown}
    order = view.order("articles")
    rows: list[Row] = []
    if order:
        rows += [_row(card, view) for card in _ordered(shown, order)]
    elif len(briefing.stories) == 1:
        rows += [_row(card, view) for card in shown]
    else:
        for story in story_heads(briefing):
            chosen = story.id == view.story
            many = f" · {counted(story.sources, 'source')}" if len(story.articles) > 1 else ""
            body = ((clean(story.title)[:160], "heading"), (f"{many}{' · shown alone' * chosen}", "muted"))
            lead = (("◆ " if chosen else "◇ ", "accent"),)
            first = story.articles[0]
            rows.append(
                Row(
                    story.id,
                    lead,
                    body,
                    words=clean(story.title),
                    article=first,
                    opens="story",
                    under="stories",
                )
            )
            if len(story.articles) > 1:
                rows += [_row(cards[name], view, "  ") for name in story.articles if name in cards]
            else:
                rows += [_row(cards[first], view, "  ", titled=False)] if first in cards else []
    if briefing.skipped:
        rows.append(heading(f"Skipped {len(briefing.skipped)}"))
    for item in briefing.skipped:
        text = f"{clean(item.path)}: {clean(item.reason)}"
        rows.append(
            Row(
                f"skipped {item.path}",
                (("✗ ", "warning"),),
                ((text, "muted"),),
                words=text,
                under="skipped",
            )
        )
    return rows


def _ordered(cards: Sequence[ArticleCard], order: str) -> list[ArticleCard]:
    if order == "newest":
        return sorted(cards, key=lambda card: card.published or "", reverse=True)
    if order == "publisher":
        return sorted(cards, key=lambda card: (card.publisher or "~").casefold())
    return sorted(cards, key=lambda card: card.title.casefold())


def _row(card: ArticleCard, view: View, indent: str = "", *, titled: bool = True) -> Row:
    about = " · ".join(
        part
        for part in (
            source_name(card),
            f"grade {card.reliability}" if card.reliability != "F" else "",
            card.published or "no date",
            words_counted(card.words),
            "copy" if card.copy_of else "",
            *(clean(note) for note in card.notes),
        )
        if part
    )
    title = ((f"{clean(card.title)[:200]}  ", "strong"),) if titled else ()
    lead = ((f"{indent}{'»' if card.copy_of else '·'} ", "muted"),)
    return Row(
        card.id,
        lead,
        (*title, (about, "muted")),
        words=source_line(card),
        article=card.id,
        mark=sign(view, card.id),
    )
