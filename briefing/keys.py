"""Every key of the dashboard, declared once: bindings, footer, palette, help and the key map come from here.

Plain data without any terminal code, so that config.yaml can be checked against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

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
        return self.shown or " ".join(_WRITTEN.get(key, key) for key in self.keys.split(","))


MOVE, PANES, SOURCE, FIND, WORK, REST = "Move", "Panes", "Source", "Find", "Your work", "Briefing"
GROUPS = (MOVE, PANES, SOURCE, FIND, WORK, REST)
_WRITTEN = {
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}

KEYS: tuple[Key, ...] = (
    Key("next-pane", "tab", "cycle(1)", "next pane", PANES, label="Pane", command="Go: next pane"),
    Key(
        "open",
        "enter",
        "open",
        "open: an actor's page, a story alone, else the sentence in the source",
        SOURCE,
        label="Open",
        command="Source: open",
    ),
    Key(
        "filter",
        "/",
        "filter",
        "show only lines with these words; in the source, find them",
        FIND,
        label="Filter",
        command="Find: filter this pane",
    ),
    Key("star", "space", "star", "star, and take the star off", WORK, label="Star", command="Mark: star"),
    Key("zoom", "z", "zoom", "one pane alone, and back", PANES, label="Zoom", command="Panes: zoom"),
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
    Key("down", "j,down", "cursor(1)", "next line", MOVE, scope="list"),
    Key("up", "k,up", "cursor(-1)", "line before", MOVE, scope="list"),
    Key("first", "g,home", "edge(-1)", "first line", MOVE, scope="list"),
    Key("last", "G,end", "edge(1)", "last line", MOVE, scope="list"),
    Key("page-down", "ctrl+d,pagedown,ctrl+f", "page(1)", "a page down", MOVE, scope="list"),
    Key("page-up", "ctrl+u,pageup,ctrl+b", "page(-1)", "a page up", MOVE, scope="list"),
    Key("previous-pane", "shift+tab", "cycle(-1)", "pane before", PANES, command="Go: pane before"),
    Key("summary", "1", "pane('summary')", "the summary", PANES, command="Go: summary"),
    Key("actors", "2", "pane('actors')", "the actors", PANES, command="Go: actors"),
    Key("numbers", "3", "pane('numbers')", "the key numbers", PANES, command="Go: key numbers"),
    Key("questions", "4", "pane('questions')", "the open questions", PANES, command="Go: open questions"),
    Key("source", "5", "pane('source')", "the source", PANES, command="Go: source"),
    Key("timeline", "6", "pane('timeline')", "the timeline", PANES, command="Go: timeline"),
    Key("articles", "0", "pane('articles')", "the stories and articles", PANES, command="Go: articles"),
    Key("in", "l,right", "inside", "open an actor's page or a story", PANES, command="Panes: open page"),
    Key("out", "h,left", "outside", "close it again", PANES, command="Panes: close page"),
    Key("sort", "s", "sort", "another order of this pane", PANES, command="Panes: sort"),
    Key("longer", "plus,equals_sign", "length(1)", "a longer summary", PANES, command="Summary: longer"),
    Key("shorter", "minus", "length(-1)", "a shorter summary", PANES, command="Summary: shorter"),
    Key("back", "escape", "back", "a step back: filter, page, source, zoom, story, reading", SOURCE),
    Key("next-mention", "n", "mention(1)", "next sentence or match", SOURCE, command="Source: next mention"),
    Key(
        "previous-mention",
        "N",
        "mention(-1)",
        "sentence or match before",
        SOURCE,
        command="Source: mention before",
    ),
    Key(
        "source-down",
        "J",
        "scroll_source(1)",
        "scroll the source down, open it where hidden",
        SOURCE,
        command="Source: scroll down",
    ),
    Key(
        "source-up",
        "K",
        "scroll_source(-1)",
        "scroll the source up, open it where hidden",
        SOURCE,
        command="Source: scroll up",
    ),
    Key("next-story", "]", "story(1)", "next story; in the source, article", SOURCE, command="Stories: next"),
    Key(
        "previous-story",
        "[",
        "story(-1)",
        "story before; in the source, article",
        SOURCE,
        command="Stories: before",
    ),
    Key(
        "pager", "o", "pager", "open the file at the line in $PAGER", SOURCE, command="Source: open in $PAGER"
    ),
    Key("editor", "E", "editor", "the same in $EDITOR", SOURCE, command="Source: open in $EDITOR"),
    Key(
        "search",
        "f3",
        "search",
        "find words in all panes, all articles, and what was read before",
        FIND,
        command="Find: everywhere",
    ),
    Key("note", "a", "note", "write a note on the line", WORK, command="Mark: note"),
    Key("read", "r", "mark_read", "mark as read, and unread", WORK, command="Mark: read"),
    Key("hide", "x", "hide", "hide the line; an actor on every run", WORK, command="Mark: hide"),
    Key(
        "show-hidden",
        "X",
        "show_hidden",
        "show what is hidden, and hide it",
        WORK,
        command="Mark: show hidden",
    ),
    Key("merge", "m", "merge", "this actor is another: merge them", WORK, command="Correct: merge actor"),
    Key("kind", "c", "kind", "change the kind of an actor", WORK, command="Correct: kind of actor"),
    Key("role", "e", "role", "change the role of an actor", WORK, command="Correct: role of actor"),
    Key("undo", "u", "undo", "undo the last mark or correction", WORK, command="Mark: undo"),
    Key(
        "save",
        "W",
        "save_corrections",
        "write corrections to .briefing.yaml, after asking",
        WORK,
        command="Correct: save to .briefing.yaml",
    ),
    Key("write", "w", "write", "write your brief: md, html, json or csv", WORK, command="Briefing: write"),
    Key("copy", "y", "copy", "copy the line with its source", REST, command="Copy: line with source"),
    Key("copy-pane", "Y", "copy_pane", "copy the whole pane", REST, command="Copy: whole pane"),
    Key("again", "R", "again", "read the files again", REST, command="Briefing: read again"),
    Key("palette", "ctrl+p,:", "palette", "all commands by name", REST),
)


def with_own_keys(own: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table with the analyst's keys in it."""
    return tuple(replace(key, keys=own[key.id], shown="") if key.id in own else key for key in KEYS)


def taken_twice(own: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return a key that the analyst's key map gives to two actions, and both; the second is the analyst's own."""
    taken: dict[str, str] = {}
    for key in sorted(with_own_keys(own), key=lambda one: one.id in own):
        for name in key.keys.split(","):
            if taken.setdefault(name.strip(), key.id) != key.id:
                return name.strip(), taken[name.strip()], key.id
    return None
