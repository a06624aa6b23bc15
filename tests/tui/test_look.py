"""Themes can be read, and terminals without colours or Unicode lose nothing but looks."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color
from tui.invented import app_over, board, picture, settled, snapshot

from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.signs import ascii_wanted, plain, spelled
from briefing.tui.themes import THEMES

STYLES = ("", "muted", "strong", "accent", "warning", "heading", "number", "mention", "marked", "match")
READABLE, SEEN = 4.5, 1.5


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_text_of_our_themes_has_contrast(theme: str) -> None:
    app = app_over(snapshot(), theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        low = {}
        for view in (board(app).query_one("#summary", Pane), board(app).query_one(Reader)):
            base = view.rich_style
            for over in ("", "cursor"):
                for name in STYLES:
                    style = base + view.style_of(name) + view.style_of(over)
                    low[view.id, over, name] = contrast(style.color, style.bgcolor)
        for name in ("#title", "#tabs", "Footer"):
            style = board(app).query_one(name).rich_style
            low[name] = contrast(style.color, style.bgcolor)
        assert {where: ratio for where, ratio in low.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_panes_can_be_told_apart_in_our_themes(theme: str) -> None:
    app = app_over(snapshot(), theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        pane = board(app).query_one("#actors", Pane)
        _, border = pane.styles.border_top
        back = pane.styles.background
        assert contrast((back + border).rich_color, back.rich_color) >= SEEN


def contrast(front_colour, back_colour) -> float:
    """Return the WCAG contrast of two colours."""
    front, back = (luminance(Color.from_rich_color(colour)) for colour in (front_colour, back_colour))
    return (max(front, back) + 0.05) / (min(front, back) + 0.05)


def luminance(color: Color) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


async def test_with_ascii_nothing_else_reaches_the_screen() -> None:
    app = app_over(snapshot(), signs="ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for key in "1234560":
            await pilot.press(key)
            shown = picture(app)
            assert shown.isascii(), [c for c in shown if not c.isascii()]
            if key == "3":
                assert "~1,200" in shown
        await pilot.press("question_mark")
        assert picture(app).isascii()


def test_signs_become_ascii_of_the_same_width() -> None:
    text = "▸★ ≈1,200 “café” … 港 ─━│┃"
    assert plain(text) == '>* ~1,200 "cafe" . ?? -=||'
    assert cell_len(plain(text)) == cell_len(text)
    assert spelled("≥2.5") == ">=2.5"


@pytest.mark.parametrize(
    ("setting", "environment", "wanted"),
    [
        ("ascii", {"LANG": "en_US.UTF-8"}, True),
        ("unicode", {"LANG": "C.ISO-8859-1"}, False),
        ("auto", {}, False),
        ("auto", {"LANG": "C"}, False),
        ("auto", {"LANG": "de_DE.UTF-8@euro"}, False),
        ("auto", {"LANG": "de_DE.ISO-8859-15@euro"}, True),
        ("auto", {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.ISO-8859-1"}, True),
        ("auto", {"LANG": "de_DE.UTF-8", "TERM": "vt100"}, True),
    ],
)
def test_ascii_is_chosen_by_setting_locale_and_terminal(
    setting: str, environment: dict[str, str], wanted: bool
) -> None:
    assert ascii_wanted(setting, environment, "utf-8") is wanted


def test_ascii_is_chosen_where_the_stream_could_only_spell_signs_out() -> None:
    assert ascii_wanted("auto", {"LANG": "C"}, "ascii")
    assert not ascii_wanted("unicode", {"LANG": "C"}, "ascii")
