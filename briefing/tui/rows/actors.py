"""The actors as rows."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Actor
from briefing.tui.layout import Piece, Row, clean, together
from briefing.tui.rows.citing import bar, heading, noted, sign
from briefing.tui.view import View

HIDDEN = "hidden"
KIND_LETTERS = {"person": "P", "organisation": "O", "state": "S", "group": "G"}


def actor_rows(view: View) -> list[Row]:
    """Return the actors with kind, mentions as number and bar, name, role, and how widely they are reported."""
    actors = list(view.briefing.actors)
    order = view.order("actors")
    if order == "mentions":
        actors.sort(key=lambda one: -one.mentions)
    elif order == "sources":
        actors.sort(key=lambda one: (-one.sources, -one.mentions))
    elif order == "name":
        actors.sort(key=lambda one: one.name.casefold())
    elif order == "kind":
        actors.sort(key=lambda one: list(KIND_LETTERS).index(one.kind))
    most = max((actor.mentions for actor in actors), default=1)
    several = len(view.briefing.articles) > 1
    new = {change.item for change in view.briefing.changes if change.kind == "new_actor"}
    rows: list[Row] = []
    for actor in actors:
        rows.append(_row(actor, most, view, several=several, new=actor.id in new))
        rows += noted(view, actor.id)
    return rows + (_hidden(view.hidden_actors) if view.hidden_too else [])


def hidden_name(row: Row) -> str | None:
    """Return the name of the actor that a row says is hidden, nothing for other rows."""
    return row.words if row.under == HIDDEN else None


def _hidden(names: Sequence[str]) -> list[Row]:
    """Return the actors that are left out of every pane by name; who they are is not computed."""
    if not names:
        return []
    rows = [
        Row(f"{HIDDEN} {name}", (("  ", ""),), ((clean(name), "muted"),), words=name, mark="x", under=HIDDEN)
        for name in names
    ]
    return [heading(f"Hidden {len(rows)}"), *rows]


def _row(actor: Actor, most: int, view: View, *, several: bool, new: bool) -> Row:
    about = about_actor(actor)
    body: list[Piece] = [(clean(actor.name), "strong")]
    if new:
        body.append((" new", "accent"))
    if about:
        body.append((f" · {clean(about)}", "muted"))
    if several:
        body.append((" " + together(f"· {counted(actor.sources, 'source')}"), ""))
    if actor.statements:
        body.append((" " + together(f"· {counted(len(actor.statements), 'statement')}"), "accent"))
    lead = (
        (f"{KIND_LETTERS[actor.kind]} ", "accent"),
        (f"{actor.mentions:>3} ", ""),
        (f"{bar(actor.mentions / most)} ", "muted"),
    )
    label = f"{actor.name} ({about})" if about else actor.name
    return Row(actor.id, lead, tuple(body), actor.evidence, label, mark=sign(view, actor.id), opens="page")


def counted(count: int, what: str) -> str:
    """Return a count with its noun in the right number."""
    return f"{count} {what}{'s' * (count != 1)}"


def about_actor(actor: Actor) -> str:
    """Return role and affiliation, the latter only where the role does not say it already."""
    affiliation = actor.affiliation
    if affiliation and affiliation.lower() in (actor.role or "").lower():
        affiliation = None
    return ", ".join(part for part in (actor.role, affiliation) if part)
