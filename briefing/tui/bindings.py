"""The key table as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from briefing.keys import KEYS, Scope


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
