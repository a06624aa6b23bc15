"""The analyst's work: stars, notes, what is read or hidden, corrections of actors, and taking steps back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from briefing.config import ConfigError
from briefing.marks import Correction, Mark, corrected
from briefing.model import Actor, Briefing, Story, items_of, words_of
from briefing.settings_file import FOLDER_FILE
from briefing.tui.dialogs import AskText, Choose
from briefing.tui.finding import FindingKeys
from briefing.tui.layout import clean
from briefing.tui.rows.actors import hidden_name
from briefing.tui.view import View

_LABEL = 40
KINDS = (("person", "person"), ("organisation", "organisation"), ("state", "state"), ("group", "group"))


class MarkingKeys(FindingKeys):
    """Marks items and corrects actors; every step is kept at once and can be undone."""

    def _item(self) -> tuple[str, str] | None:
        """Return the id and the words of the item under the cursor, or say why it cannot be marked."""
        row = self._pane.row
        candidates = (row.key, row.under, self._pane.page) if row is not None else ()
        known = _words_of(self._view, candidates)
        item = next((one for one in candidates if one in known), None)
        if item is None:
            self._say("This line cannot be marked; lines of the panes and articles can.")
            return None
        return item, known[item]

    def _actor(self) -> Actor | None:
        """Return the actor under the cursor, or say that there is none."""
        actor = self._actor_here()
        if actor is None:
            self._say("Corrections are for actors: go to the actors with 2.")
        return actor

    def _actor_here(self) -> Actor | None:
        """Return the actor under the cursor, or whose page is open."""
        row = self._pane.row
        keys = {row.key, row.under, self._pane.page} if row is not None else set()
        actors = chain.from_iterable(part.actors for part in _parts(self._view))
        return next((one for one in actors if one.id in keys), None) if keys else None

    def _mark(self, change: Callable[[Mark], Mark], words: Callable[[Mark], str]) -> None:
        """Change the mark of the item under the cursor and say what was done."""
        found = self._item()
        if found is None:
            return
        item, label = found
        mark = replace(change(self._view.mark(item)), label=label)
        self._marks.set(item, mark, words(mark))
        row = self._pane.row
        of = f" (“{label[:_LABEL]}”)" if row is not None and row.key != item else ""
        self._marked(f"{words(mark)}{of}")

    def _marked(self, words: str) -> None:
        self._change(marks=self._marks.all())
        self._say(f"{words}: u takes it back.")

    def action_star(self) -> None:
        """Star the item, or take its star off."""
        self._mark(
            lambda mark: replace(mark, starred=not mark.starred),
            lambda mark: "Starred" if mark.starred else "Star taken off",
        )

    def action_mark_read(self) -> None:
        """Mark the item as read, or as unread again, and go on to the next, past what stands under this one."""
        pane = self._pane
        item = (pane.row.under or pane.row.key) if pane.row is not None else ""
        self._mark(
            lambda mark: replace(mark, read=not mark.read),
            lambda mark: "Marked as read" if mark.read else "Marked as unread",
        )
        here = pane.row
        pane.action_cursor(1)
        while pane.row is not None and pane.row.under == item and pane.row is not here:
            here = pane.row
            pane.action_cursor(1)

    def action_note(self) -> None:
        """Ask for a note on the item."""
        found = self._item()
        if found is None:
            return
        item, label = found

        def keep(note: str | None) -> None:
            if note is not None:
                mark = replace(self._view.mark(item), note=clean(note), label=label)
                self._marks.set(item, mark, "Note kept" if note else "Note taken off")
                self._marked("Note kept" if note else "Note taken off")

        self._ask_over(AskText(f"Note on “{label[:60]}”", self._view.mark(item).note), keep)

    def action_hide(self) -> None:
        """Hide the item, or show it again; an actor is hidden by name, which is a correction."""
        row = self._pane.row
        if row is not None and (name := hidden_name(row)) is not None:
            self._take_back(name)
            return
        actor = self._actor_here()
        if actor is not None:
            self._correct(Correction("hide", actor.name), f"{actor.name} hidden")
            return
        self._mark(
            lambda mark: replace(mark, hidden=not mark.hidden),
            lambda mark: "Hidden (X shows hidden lines)" if mark.hidden else "Shown again",
        )

    def action_show_hidden(self) -> None:
        """Show the hidden items among the others, or leave them out again."""
        self._change(hidden_too=not self._view.hidden_too, hidden_actors=self._hidden_actors)
        if not self._view.hidden_too:
            self._say("Hidden lines are left out.")
            return
        more = ", actors below the others" if self._hidden_actors else ""
        self._say(f"Hidden lines are shown with x{more}; x on one takes it back.")

    @property
    def _hidden_actors(self) -> tuple[str, ...]:
        """The names of actors that are hidden, here or in the settings."""
        return tuple(self._settings.hide)

    def _take_back(self, name: str) -> None:
        """Show an actor again that was hidden by name."""
        hidden = Correction("hide", name)
        if hidden not in self._marks.corrections():
            self._say(f"{name} stands under hide: in {FOLDER_FILE} or config.yaml; take it out there.")
            return
        self._marks.take_back(hidden, f"{name} shown again")
        self._say(f"{name} is shown again: u takes it back.")
        self._corrected()

    def action_undo(self) -> None:
        """Take the last step back."""
        corrections = self._marks.corrections()
        words = self._marks.undo()
        if words is None:
            self._say("Nothing to undo.")
            return
        self._change(marks=self._marks.all())
        self._say(f"Undone: {words}.")
        if self._marks.corrections() != corrections:
            self._corrected()

    # --- corrections ---------------------------------------------------------------------------

    def _correct(self, correction: Correction, words: str) -> None:
        self._marks.correct(correction, words)
        self._say(f"{words}; u takes it back, W writes it to {FOLDER_FILE}.")
        self._corrected()

    def _corrected(self) -> None:
        self._view = replace(self._view, hidden_actors=self._hidden_actors)
        self.post_message(self.Wished())

    def action_merge(self) -> None:
        """Ask which actor this one is, and make them one."""
        actor = self._actor()
        if actor is None:
            return
        others = [(one.name, _described(one)) for one in self._view.briefing.actors if one.id != actor.id]
        ids = {one.name: one.id for one in self._view.briefing.actors}

        def merge(into: str | None) -> None:
            if into:
                self._pane.close_page()
                self._pane.choose(ids[into])
                self._correct(Correction("merge", actor.name, into), f"{actor.name} is {into}")

        self._ask_over(Choose(f"{actor.name} is really …", others), merge)

    def action_kind(self) -> None:
        """Ask what kind of actor this is."""
        actor = self._actor()
        if actor is None:
            return

        def keep(kind: str | None) -> None:
            if kind:
                self._correct(Correction("kind", actor.name, kind), f"{actor.name} is a {kind}")

        self._ask_over(Choose(f"{actor.name} is a …", KINDS), keep)

    def action_role(self) -> None:
        """Ask what role the actor has."""
        actor = self._actor()
        if actor is None:
            return

        def keep(role: str | None) -> None:
            if role:
                self._correct(Correction("role", actor.name, clean(role)), f"Role of {actor.name}: {role}")

        self._ask_over(AskText(f"Role of {actor.name}", actor.role or ""), keep)

    def action_save_corrections(self) -> None:
        """Ask, then write the corrections into the folder's own settings file."""
        from briefing.folder_file import with_corrections, write_text

        corrections = self._marks.corrections()
        folders = [Path(path) for path in self._session.paths if Path(path).is_dir()]
        if not corrections:
            self._say("There are no corrections to write.")
            return
        if len(folders) != 1:
            self._say(
                f"Corrections are written beside one folder only; brief one to write its {FOLDER_FILE}."
            )
            return
        path = folders[0] / FOLDER_FILE
        try:
            text = with_corrections(path, corrections)
        except ConfigError as error:
            self._say(str(error), wrong=True)
            return

        def write(answer: str | None) -> None:
            if answer != "yes":
                return
            try:
                write_text(path, text)
            except OSError as error:
                self._say(f"{path}: cannot be written: {error.strerror}", wrong=True)
                return
            self._taken_over(corrections, str(path))

        words = "\n".join(clean(_corrected_to(one)) for one in corrections[:8])
        more = f"\n… and {len(corrections) - 8} more" if len(corrections) > 8 else ""
        choices = (("yes", "Yes, write them"), ("no", "No, keep them here only"))
        title = f"Write {_corrections(len(corrections))} to {clean(str(path))}?"
        self._ask_over(Choose(title, choices, words + more), write)

    def _taken_over(self, corrections: tuple[Correction, ...], path: str) -> None:
        """Hold written corrections as settings from now on, as the next run will find them."""
        settings = corrected(self._session.settings, corrections)
        self._session = replace(self._session, settings=settings)
        self._marks.forget_corrections()
        self._say(f"{_corrections(len(corrections))} written to {path}.")


def _parts(view: View) -> Iterator[Briefing | Story]:
    """Yield what holds the items of the panes, the story that they are narrowed to first, one after the other."""
    story = view.narrowed_to
    if story is not None:
        yield story
    yield view.briefing


def _words_of(view: View, wanted: Sequence[str]) -> dict[str, str]:
    """Return the words of what can be marked among these ids, no further than to the first of them."""
    cards = ((card.id, card.title) for card in view.briefing.articles)
    items = ((item.id, words_of(item)) for part in _parts(view) for item in items_of(part))
    found: dict[str, str] = {}
    for item, words in chain(cards, items):
        if item in wanted:
            found.setdefault(item, words)
            if item == wanted[0]:
                break
    return found


def _corrections(count: int) -> str:
    return f"{count} correction{'s' * (count != 1)}"


def _corrected_to(one: Correction) -> str:
    return f"{one.kind}: {one.name}" + (f" → {one.value}" if one.value else "")


def _described(actor: Actor) -> str:
    return f"{actor.name} · {actor.role or actor.kind} · {actor.mentions}"
