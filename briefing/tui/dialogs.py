"""Small questions over the dashboard: one line of text, or one of several choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing.tui.layout import clean

FEW = 8


class AskText(ModalScreen[str | None]):
    """Asks for a line of text; gives it, or None where the analyst leaves with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, title: str, value: str = "", hint: str = "enter keeps · esc cancels") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(clean(self._title)[:100])
            box.border_subtitle = Content(self._hint)
            yield Input(clean(self._value), id="answer", select_on_focus=False)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())


class Choose(ModalScreen[str | None]):
    """Asks to choose; gives the key of the choice, or None. Many choices are narrowed by typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], words: str = "") -> None:
        super().__init__()
        self._title, self._choices, self._words = title, choices, words
        self._shown = list(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(clean(self._title)[:100])
            box.border_subtitle = Content("enter chooses · esc cancels")
            if self._words:
                yield Static(Content(self._words), markup=False)
            if len(self._choices) > FEW:
                yield Input(placeholder="type to narrow down", id="answer")
            yield OptionList(*_options(self._choices), markup=False)

    def on_mount(self) -> None:
        """Highlight the first choice."""
        self.query_one(OptionList).highlighted = 0
        (self.query(Input).first() if self.query(Input) else self.query_one(OptionList)).focus()

    def on_key(self, event: events.Key) -> None:
        """Let j and k move, and a first letter choose, where nothing is typed."""
        if self.query(Input) or not event.character:
            return
        if event.character in "jk":
            self.action_step(1 if event.character == "j" else -1)
            event.stop()
        elif event.character.isalnum():
            begins = [key for key, label in self._choices if label.casefold().startswith(event.character)]
            if len(begins) == 1:
                event.stop()
                self.dismiss(begins[0])

    def action_step(self, step: int) -> None:
        """Move the highlight."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Changed)
    def _narrowed(self, event: Input.Changed) -> None:
        wanted = event.value.casefold().split()
        self._shown = [one for one in self._choices if all(word in one[1].casefold() for word in wanted)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(_options(self._shown))
        options.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._shown[at][0])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index][0])


def _options(choices: Sequence[tuple[str, str]]) -> list[Option]:
    return [Option(Content(clean(label))) for _, label in choices]
