"""Every key of the dashboard, declared once: bindings, footer, palette and help are made from this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Scope = Literal["screen", "list"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key or several, the action they start, and how they are described.

    `label` is what the footer says (nothing keeps it out of the footer), `command` the name in the
    palette (nothing keeps it out), `help` the sentence in the help. Keys of scope `list` belong to
    lists and the source, those of scope `screen` work everywhere.
    """

    id: str
    keys: str
    action: str
    help: str
    group: str
    label: str = ""
    command: str = ""
    shown: str = ""
    scope: Scope = "screen"

    @property
    def display(self) -> str:
        """How the keys are written in help and footer."""
        return self.shown or self.keys.replace(",", " ")


MOVE, PANES, SOURCE, FIND, REST = "Move", "Panes", "Source", "Find", "Briefing"

KEYS: tuple[Key, ...] = (
    Key("open", "enter", "open", "open the sentence that a line came from", SOURCE, label="Source"),
    Key(
        "filter",
        "/",
        "filter",
        "show only lines with these words; in the source, find them",
        FIND,
        label="Filter",
        command="Find: filter this pane",
    ),
    Key("zoom", "z", "zoom", "one pane alone, and back", PANES, label="Zoom", command="Panes: zoom"),
    Key("next-pane", "tab", "cycle(1)", "next pane", PANES, label="Pane"),
    Key("previous-pane", "shift+tab", "cycle(-1)", "pane before", PANES),
    Key(
        "copy",
        "y",
        "copy",
        "copy the line with its source",
        REST,
        label="Copy",
        command="Copy: line with source",
    ),
    Key(
        "help",
        "?,f1",
        "help",
        "what this pane shows, and the keys",
        REST,
        label="Help",
        command="Help: keys of this pane",
    ),
    Key("quit", "q,ctrl+q", "quit", "quit", REST, label="Quit", command="Briefing: quit"),
    Key("down", "j,down", "cursor(1)", "next line", MOVE, shown="j ↓", scope="list"),
    Key("up", "k,up", "cursor(-1)", "line before", MOVE, shown="k ↑", scope="list"),
    Key("first", "g,home", "edge(-1)", "first line", MOVE, scope="list"),
    Key("last", "G,end", "edge(1)", "last line", MOVE, scope="list"),
    Key("page-down", "ctrl+d,pagedown", "page(1)", "a page down", MOVE, shown="ctrl+d pgdn", scope="list"),
    Key("page-up", "ctrl+u,pageup", "page(-1)", "a page up", MOVE, shown="ctrl+u pgup", scope="list"),
    Key("summary", "1", "pane('summary')", "the summary", PANES, command="Go: summary"),
    Key("actors", "2", "pane('actors')", "the actors", PANES, command="Go: actors"),
    Key("numbers", "3", "pane('numbers')", "the key numbers", PANES, command="Go: key numbers"),
    Key("questions", "4", "pane('questions')", "the open questions", PANES, command="Go: open questions"),
    Key("source", "5", "pane('source')", "the source", PANES, command="Go: source"),
    Key("articles", "0", "pane('articles')", "the list of articles", PANES, command="Go: articles"),
    Key("unfold", "l,right", "unfold(True)", "unfold an actor: names, statements", PANES, shown="l →"),
    Key("fold", "h,left", "unfold(False)", "fold an actor again", PANES, shown="h ←"),
    Key("back", "escape", "back", "a step back: filter, source, zoom, stop reading", SOURCE, shown="esc"),
    Key("next-mention", "n", "mention(1)", "next sentence or match", SOURCE, command="Source: next mention"),
    Key(
        "previous-mention",
        "N",
        "mention(-1)",
        "sentence or match before",
        SOURCE,
        command="Source: mention before",
    ),
    Key("source-down", "J", "scroll_source(1)", "scroll the source down, open it where hidden", SOURCE),
    Key("source-up", "K", "scroll_source(-1)", "scroll the source up, open it where hidden", SOURCE),
    Key("next-article", "]", "article(1)", "next article", SOURCE, command="Articles: next"),
    Key("previous-article", "[", "article(-1)", "article before", SOURCE, command="Articles: before"),
    Key("copy-pane", "Y", "copy_pane", "copy the whole pane", REST, command="Copy: whole pane"),
    Key("again", "R", "again", "read the files again", REST, command="Briefing: read again"),
    Key("palette", "ctrl+p,:", "app.command_palette", "all commands by name", REST),
)
GROUPS = (MOVE, PANES, SOURCE, FIND, REST)


def _bindings(scope: Scope) -> list[BindingType]:
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.help,
            id=key.id,
            show=bool(key.label),
            key_display=key.display.split(" ", maxsplit=1)[0],
            tooltip=key.help,
        )
        for key in KEYS
        if key.scope == scope
    ]


LIST_BINDINGS = _bindings("list")
SCREEN_BINDINGS = _bindings("screen")

ABOUT = {
    "summary": "Whole sentences of the articles that together tell most of the story, best first. They are chosen "
    "by their place, the words they share with the rest, and the actors and numbers in them; none repeats another.",
    "actors": "Persons, organisations, states and groups that act, speak, decide or are acted upon; not the places "
    "where things merely happen. The letter tells the kind: P person, O organisation, S state, G group. The number "
    "counts mentions, pronouns included where it is clear whom they mean.",
    "numbers": "Quantities with what they count; casualties, money and rates first. ≈ about, ≥ at least, ≤ at most, "
    "> more than, < less than. A word stands where the text gives no figure (dozens). A figure marked damaged is "
    "unreadable in the text and is not guessed.",
    "questions": "What the articles leave open: pending (not decided yet), disputed (parties contradict each other), "
    "forecast (may happen), unverified (one or an unnamed source), unknown (said not to be known), asked outright.",
    "source": "The whole article as it was read. The sentence of the chosen line is marked with ▌ and highlighted; "
    "what is not the story (captions, links, credits) is dimmed and named. Numbers are lines of the file.",
    "articles": "The articles of this briefing, and below them what could not be read, with the reason.",
}
"""What each pane shows and how it decides, for the help."""
