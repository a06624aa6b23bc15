"""Our own themes; a test holds every text of them to a contrast of 4.5 or more."""

from __future__ import annotations

from difflib import get_close_matches

from textual.theme import BUILTIN_THEMES, Theme

THEMES = (
    Theme(
        name="briefing-dark",
        primary="#4f8fd6",
        secondary="#7aa2c8",
        accent="#e0a458",
        foreground="#d9dde3",
        background="#14171c",
        surface="#1b1f26",
        panel="#252b34",
        success="#7fb77e",
        warning="#e6b450",
        error="#f07178",
        dark=True,
        variables={"text-muted": "#9aa4b2", "text-accent": "#e9b872", "text-warning": "#f0c674"},
    ),
    Theme(
        name="briefing-light",
        primary="#1f5fa8",
        secondary="#3d6d99",
        accent="#8a4b00",
        foreground="#1c2026",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e6e3dc",
        success="#2d6a2f",
        warning="#8a5a00",
        error="#b3261e",
        dark=False,
        variables={"text-muted": "#484f58", "text-accent": "#7a4200", "text-warning": "#8a3d00"},
    ),
    Theme(
        name="briefing-contrast",
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#262626",
        success="#00ff00",
        warning="#ffff00",
        error="#ff8080",
        dark=True,
        variables={"text-muted": "#e0e0e0", "text-accent": "#ffff00", "text-warning": "#ffd700"},
    ),
    # Blue and orange, which eyes that do not tell red from green keep apart (after Okabe and Ito 2008).
    Theme(
        name="briefing-safe-dark",
        primary="#56b4e9",
        secondary="#56b4e9",
        accent="#e69f00",
        foreground="#e6e6e6",
        background="#101418",
        surface="#181d23",
        panel="#232a33",
        success="#56b4e9",
        warning="#e69f00",
        error="#f0e442",
        dark=True,
        variables={"text-muted": "#b7c0cc", "text-accent": "#7cc6f2", "text-warning": "#f2b134"},
    ),
    Theme(
        name="briefing-safe-light",
        primary="#0072b2",
        secondary="#0072b2",
        accent="#00507d",
        foreground="#1a1a1a",
        background="#fcfcfa",
        surface="#f2f2ef",
        panel="#e4e4e0",
        success="#0072b2",
        warning="#8f4400",
        error="#8f4400",
        dark=False,
        variables={"text-muted": "#454b52", "text-accent": "#00507d", "text-warning": "#7d3b00"},
    ),
)


def unknown_theme(wanted: str) -> str | None:
    """Say which theme may be meant, or which there are, where none has this name; None where one has."""
    names = sorted({*BUILTIN_THEMES, *(theme.name for theme in THEMES)})
    if wanted in names:
        return None
    near = get_close_matches(wanted, names, n=1)
    advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}."
    return f"There is no theme {wanted!r}; {advice}"
