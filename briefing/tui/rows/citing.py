"""What every row shares: the marks of its sources, its place on the clipboard, the analyst's own signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import ArticleCard, Briefing, Evidence
from briefing.report.wording import source_line
from briefing.tui.layout import Piece, Row, clean, cropped, items_with_lines
from briefing.tui.view import View

BAR = "▏▎▍▌▋▊▉█"
_NO_BARS = dict.fromkeys(map(ord, BAR))
_SOURCES_NAMED = 3


def bar(share: float, cells: int = 4) -> str:
    """Return a bar of a fixed width for a share between 0 and 1."""
    eighths = max(1, round(min(1.0, share) * cells * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (BAR[rest - 1] if rest else "")).ljust(cells)


def sign(view: View, item: str) -> str:
    """Return the one sign that stands before an item: starred, read, hidden, new."""
    mark = view.mark(item)
    if mark.hidden:
        return "x"
    if mark.starred:
        return "★"
    if mark.read:
        return "✓"
    return "+" if item in view.fresh else " "


def noted(view: View, item: str) -> list[Row]:
    """Return the analyst's note as a row under its item."""
    note = view.mark(item).note
    if not note:
        return []
    return [Row(f"{item} note", (("    ✎ ", "accent"),), ((clean(note), "accent"),), under=item)]


def heading(text: str) -> Row:
    """Return a row on which the cursor does not stop."""
    return Row("", (), ((text, "heading"),))


def left_out(count: int) -> list[Row]:
    """Return a row that says how many more there are, nothing where there are none."""
    return [Row("", (("  ", ""),), ((f"… and {count:,} more", "muted"),))] if count > 0 else []


def source_names(briefing: Briefing) -> Mapping[str, str]:
    """Return a short name for each article, nothing where there is only one."""
    if len(briefing.articles) < 2:
        return {}
    return {card.id: cropped(source_name(card), 24) for card in briefing.articles}


def source_name(card: ArticleCard) -> str:
    """Return what an article is called where it is cited: its publisher, else its file."""
    return clean(card.publisher or card.path.rsplit("/", 1)[-1])


def sources(evidence: Sequence[Evidence], names: Mapping[str, str]) -> tuple[Piece, ...]:
    """Return the names of the sources that an item rests on, the first few of them."""
    found = list(dict.fromkeys(names[one.article] for one in evidence if one.article in names))
    if not found:
        return ()
    more = f" +{len(found) - _SOURCES_NAMED}" if len(found) > _SOURCES_NAMED else ""
    return ((f"  {', '.join(found[:_SOURCES_NAMED])}{more}", "muted"),)


def citation(text: str, evidence: Sequence[Evidence], briefing: Briefing) -> str:
    """Return what is copied: the words, the sentence, and where it stands."""
    lines = [clean(text)]
    for one in evidence[:1]:
        if clean(one.sentence) != lines[0]:
            lines.append(f"“{clean(one.sentence)}”")
        card = next((card for card in briefing.articles if card.id == one.article), None)
        if card is not None:
            lines.append(f"{source_line(card)}:{one.line}")
    return "\n".join(lines)


def listed(rows: Sequence[Row]) -> list[str]:
    """Return the lines of a pane as they are copied: without bars and columns, what stands under an item indented."""
    return [
        ("  " if place else "") + " ".join(_without_bar(row).split())
        for item in items_with_lines(rows)
        for place, row in enumerate(item)
    ]


def _without_bar(row: Row) -> str:
    lead = "".join(text for text, _ in row.lead).translate(_NO_BARS)
    return lead + "".join(text for text, _ in row.body)
