"""The dashboard as a whole: sizes, growing, failing, stopping, hostile text."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from textual import events
from tui.invented import SIZES, app_over, article, board, number, picture, settled, snapshot

from briefing.config import MOST_SENTENCES, Settings
from briefing.marks import Marks, open_marks
from briefing.model import Briefing, NumberValue, Packed, PackedItems, Skipped, Story
from briefing.model.packed import PIECE
from briefing.run import Snapshot
from briefing.tui import Session
from briefing.tui.app import BriefingApp
from briefing.tui.pane import Pane
from briefing.tui.reader import Reader
from briefing.tui.rows import pane_rows
from briefing.tui.screen import Dashboard
from briefing.tui.view import View

HOSTILE = "[/] [@click=app.quit]x[/] [bold]b [red \\ \x1b]0;owned\x07\u202e[the president] said"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_fits_every_size(size: tuple[int, int]) -> None:
    app = app_over(snapshot())
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        for key in "12340":
            await pilot.press(key, "j", "k")
        await pilot.press("1", "enter", "n", "escape", "z", "z", "question_mark", "escape")
        for view in board(app).query("LineView"):
            if view.region.area:
                assert board(app).region.contains_region(view.region)


async def test_resizing_shows_and_hides_panes_live() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(app, pilot)
        shown = lambda: [str(view.id) for view in board(app).query("LineView") if view.region.area]  # noqa: E731
        assert shown() == ["articles", "timeline", "summary", "actors", "numbers", "questions", "source"]
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert shown() == ["summary", "actors", "numbers", "questions", "source"]
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        assert shown() == ["summary", "source"]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert shown() == ["summary"]


async def test_the_source_follows_the_cursor() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        reader = board(app).query_one(Reader)
        assert reader.evidence.sentence.startswith("The harbour")
        await pilot.press("j")
        assert reader.evidence.sentence.startswith("Mayor")
        assert "▌ Mayor" in picture(app)
        assert "line 7" in picture(app)


@pytest.mark.parametrize("left", ["timeline", "source"])
async def test_a_view_that_is_told_late_that_it_was_hidden_stays_in_front(left: str) -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        shown = board(app)
        for name in (left, "numbers"):
            shown.action_pane(name)
        shown.query_one("#numbers").post_message(events.Hide())
        await pilot.pause()
        assert shown.focused is not None
        assert str(shown._pane.id) == shown.focused.id == "numbers"
        assert "[3 Numbers" in picture(app)


async def test_the_mouse_chooses_a_view() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        for name in ("actors", "source", "summary"):
            await pilot.click(f"#{name}", offset=(3, 2))
            await pilot.pause()
            assert board(app)._active == board(app).focused.id == name


@pytest.mark.parametrize("opened", [open_marks, None])
async def test_the_marks_are_closed_with_the_dashboard(opened: Callable[..., Marks] | None) -> None:
    marks = partial(opened, ("news",), kept=True) if opened else None
    app = BriefingApp(Session(lambda *_: iter([snapshot()]), marks=marks))
    async with app.run_test() as pilot:
        await settled(app, pilot)
        shown = board(app)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        shown._marks.all()


@pytest.mark.slow
async def test_the_summary_grows_as_far_as_the_settings_allow() -> None:
    one = snapshot()
    line = one.briefing.summary[0]
    asked: list[int] = []

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        del cancelled
        asked.append(settings.summary.sentences or 0)
        lines = tuple(replace(line, id=f"s{at}") for at in range(asked[-1]))
        yield replace(one, briefing=replace(one.briefing, summary=lines))

    app = BriefingApp(Session(load, Settings()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        shown = lambda: len(board(app).query_one("#summary", Pane).rows)  # noqa: E731
        before = shown()
        for _ in range(20 - before):
            await pilot.press("plus")
        assert (shown(), asked) == (20, [20])
        await pilot.press("plus")
        await settled(app, pilot)
        assert (shown(), asked) == (21, [20, MOST_SENTENCES])
        for _ in range(MOST_SENTENCES):
            await pilot.press("plus")
        assert (shown(), asked) == (MOST_SENTENCES, [20, MOST_SENTENCES])


async def test_what_the_reading_waits_for_stands_at_the_top() -> None:
    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        del settings
        yield replace(snapshot(finished=False, done=0), total=2, waiting="waiting for workers at tcp://x:1")
        while not cancelled():
            threading.Event().wait(0.01)

    app = BriefingApp(Session(load, Settings()))
    async with app.run_test(size=(120, 40)) as pilot:
        while "waiting" not in picture(app):
            await pilot.pause()
        assert "waiting for workers at tcp://x:1 · esc stops" in picture(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "stopped at" in picture(app)


async def test_results_fill_in_under_a_cursor_that_stays() -> None:
    go = threading.Event()
    early = snapshot(finished=False, done=1)
    lines = early.briefing.summary
    late = snapshot()
    moved = Briefing(**{**fields(late.briefing), "summary": (lines[2], lines[1], lines[0])})

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        yield early
        while not go.wait(0.01) and not cancelled():
            pass
        yield Snapshot(moved, late.articles, done=2, total=2, finished=True)

    app = BriefingApp(Session(load))
    async with app.run_test(size=(80, 24)) as pilot:
        while not board(app).query_one("#summary", Pane).total:
            await pilot.pause()
        assert "reading" in picture(app)
        assert "1 of 2" in picture(app)
        await pilot.press("j", "j")
        go.set()
        await settled(app, pilot)
        pane = board(app).query_one("#summary", Pane)
        assert pane.row.key == "s2"
        assert pane.rows[0].key == "s2"
        assert "reading" not in picture(app)


async def test_the_count_goes_on_while_the_lines_stay() -> None:
    go = threading.Event()
    early = replace(snapshot(finished=False, done=1), total=900)

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        yield early
        yield replace(early, done=512, briefing=early.briefing)
        while not go.wait(0.01) and not cancelled():
            pass

    app = BriefingApp(Session(load))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            if "512 of 900" in picture(app):
                break
        rows = board(app).query_one("#summary", Pane).rows
        await pilot.press("escape")
        assert "stopped at 512 of 900" in picture(app)
        assert [row.key for row in rows] == ["s0", "s1", "s2"]
        go.set()


def fields(briefing: Briefing) -> dict[str, object]:
    return {name: getattr(briefing, name) for name in Briefing.__slots__}


async def test_escape_stops_reading_and_says_so() -> None:
    seen: list[bool] = []

    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        yield Snapshot(Briefing(), done=3, total=9)
        waiting = threading.Event()
        while not cancelled():
            waiting.wait(0.01)
        seen.append(True)

    app = BriefingApp(Session(load))
    async with app.run_test(size=(120, 40)) as pilot:
        while "3 of 9" not in picture(app):
            await pilot.pause()
        assert "Reading 3 of 9 articles" in picture(app)
        await pilot.press("escape")
        while not seen:
            await pilot.pause()
        await pilot.pause()
        assert "stopped at 3 of 9" in picture(app)
        assert app.is_running


async def test_a_failing_reader_is_told_not_a_crash() -> None:
    def load(settings: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        del settings, cancelled
        yield Snapshot(Briefing(), done=0, total=2)
        raise OSError("[/] the disk \x1b]0;x\x07 is gone")

    app = BriefingApp(Session(load))
    async with app.run_test(size=(80, 24)) as pilot:
        while "reading failed" not in picture(app):
            await pilot.pause()
        assert "the disk" in picture(app)
        assert "\x1b" not in picture(app)
        await pilot.press("q")


async def test_a_folder_with_nothing_readable_says_why() -> None:
    skipped = (Skipped("news/photo.bin", "not text"),)
    app = app_over(Snapshot(Briefing(skipped=skipped), finished=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "news/photo.bin: not text" in picture(app)
        await pilot.press("0")
        assert "news/photo.bin: not text" in picture(app)


async def test_a_filter_without_matches_says_so() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "/", *"zebra")
        assert "Nothing here has “zebra” in it" in picture(app)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_text_of_articles_never_acts(size: tuple[int, int]) -> None:
    bad = article(title=HOSTILE + "T" * 2000, body=(HOSTILE, HOSTILE + ".", "end " + HOSTILE))
    app = app_over(snapshot(bad, skipped=(Skipped(HOSTILE, HOSTILE),)))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        for key in "123405":
            await pilot.press(key, "j", "y")
            shown = picture(app)
            assert shown.replace("\n", "").isprintable()
        await pilot.press("1", "/", *"[/]", "enter", "question_mark")
        assert app.is_running
        assert "owned" in picture(app) or "[/]" in app.clipboard
        assert "\x1b" not in app.clipboard


async def test_hostile_names_never_act_in_dialogs_notes_search_and_palette() -> None:
    shown = snapshot()
    actors = tuple(replace(actor, name=HOSTILE, role=HOSTILE) for actor in shown.briefing.actors)
    stories = tuple(replace(story, title=HOSTILE) for story in shown.briefing.stories)
    briefing = replace(shown.briefing, actors=actors, stories=(*stories, replace(stories[0], id="s9")))
    app = app_over(replace(shown, briefing=briefing))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for keys in (
            ("2", "m"),
            ("escape", "c"),
            ("escape", "e"),
            ("escape", "a", *"[/]", "enter"),
            ("enter",),
            ("escape", "]"),
            ("0", "enter"),
            ("f3", *"president", "enter"),
            ("ctrl+p", *"[/]"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            drawn = picture(app)
            assert drawn.replace("\n", "").isprintable(), keys
            assert app.is_running
        # Textual's palette fails where the app ends while it still looks for commands.
        await pilot.press("escape")
        assert all(str(note.message).isprintable() for note in app._notifications)


async def test_the_source_can_be_searched() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("5", "/", *"the", "enter")
        assert "match 1 of" in picture(app)
        await pilot.press("n")
        assert "match 2 of" in picture(app)
        await pilot.press("escape")
        assert "match" not in picture(app)


async def test_the_screen_posts_what_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    posted: list[object] = []
    app = app_over(snapshot(finished=False, done=1), snapshot())
    async with app.run_test(size=(80, 24), message_hook=posted.append) as pilot:
        await settled(app, pilot)
        await pilot.press("j")
    grown = [message for message in posted if isinstance(message, Dashboard.Grown)]
    assert grown[-1].snapshot.finished
    assert any(isinstance(one, Pane.Chosen) and one.row and one.row.key == "s1" for one in posted)


MOST_PAUSES = 100


async def test_a_wish_between_the_panes_that_a_reading_fills_leaves_none_behind() -> None:
    first = snapshot(finished=False, done=1)
    grown = replace(first.briefing, key_numbers=(), open_questions=())
    app = app_over(first)
    async with app.run_test(size=(200, 60)) as pilot:
        await app.workers.wait_for_complete()
        screen = board(app)
        for _ in range(MOST_PAUSES):  # the panes are filled one after the other
            await pilot.pause()
            if screen.query_one("#questions", Pane).rows:
                break
        rows = {name: pane_rows(View(grown), name) for name in screen._listed}
        message = Dashboard.Grown(replace(first, briefing=grown), rows, screen._wishes)
        assert screen.query_one("#questions", Pane).rows
        growing = asyncio.create_task(screen._grow(message))
        await asyncio.sleep(0)
        screen._change("actors", orders={"actors": "name"})
        await growing
        assert not screen.query_one("#questions", Pane).rows
        assert screen.query_one("#actors", Pane).order == "name"


async def test_an_unknown_theme_falls_back_with_a_word() -> None:
    app = app_over(snapshot(), theme="nrod")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert app.theme == "briefing-dark"
        assert [note.message for note in app._notifications] == [
            "There is no theme 'nrod'; did you mean nord?"
        ]


async def test_panes_and_height_of_the_source_are_set_in_the_settings() -> None:
    app = app_over(snapshot(), panes=["questions", "summary"], source_height=70)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        panes = [str(pane.id) for pane in board(app).query("#panes Pane")]
        assert panes == ["questions", "summary"]
        assert board(app).query_one(Reader).region.height == int(38 * 0.7)
        await pilot.press("3")
        assert [note.message for note in app._notifications] == [
            "The pane Key numbers is switched off in config.yaml."
        ]


@pytest.mark.parametrize("theme", ["textual-light", "gruvbox", "nord"])
async def test_themes_draw(theme: str) -> None:
    app = app_over(snapshot(), theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert app.theme == theme
        assert "Velmora" in picture(app)


async def test_without_colour_the_cursor_still_has_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    app = app_over(snapshot())
    assert app.no_color
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "▸ • The harbour" in picture(app)
        assert "┏" in picture(app)
        assert "[1 Summary 3]" in picture(app)


async def test_a_very_long_article_follows_the_cursor() -> None:
    long = article(body=("First sentence. " + "word " * 200_000, "Second.", "Third."))
    app = app_over(snapshot(long))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("G", "enter", "G", "g", "escape", "k")
        await pilot.pause()
        assert board(app).query_one(Reader).evidence.sentence == "Second."


async def test_what_is_told_takes_the_place_of_what_was_told_but_a_warning_stays() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        board(app)._warned = -app.NOTIFICATION_TIMEOUT
        await pilot.press("space", "space", "space")
        assert [note.message for note in app._notifications] == ["Starred: u takes it back."]
        board(app)._say("The disk is full.", wrong=True)
        await pilot.press("space")
        assert [note.message for note in app._notifications] == [
            "The disk is full.",
            "Star taken off: u takes it back.",
        ]


async def test_marking_as_read_goes_past_the_values_and_notes_of_the_line() -> None:
    whole = snapshot()
    values = tuple(
        NumberValue(size, None, "exact", str(size), (name,)) for size, name in ((9, "a1"), (8, "a2"))
    )
    differing = number("9 boats", 9.0, agreement="differ", values=values, sources=2)
    numbers = (differing, *whole.briefing.key_numbers[1:])
    app = app_over(replace(whole, briefing=replace(whole.briefing, key_numbers=numbers)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("3", "r", "a", *"ask", "enter", "r")
        rows = board(app).query_one("#numbers", Pane).rows
        assert [row.key for row in rows if row.mark == "✓"] == [one.id for one in numbers[:2]]


async def test_the_help_scrolls_by_line_page_and_edge() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        page = app.screen.query_one("#help")
        for keys, at in ((["j"] * 5, 5), (["k"], 4), (["G"], page.max_scroll_y), (["g"], 0)):
            await pilot.press(*keys)
            await pilot.pause()
            assert page.scroll_offset.y == at
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert page.scroll_offset.y > 10


async def test_a_source_that_had_no_room_opens_at_the_sentence() -> None:
    body = (
        *(f"Paragraph {n} of this story says nothing of note." for n in range(60)),
        "The harbour may reopen on Thursday.",
    )
    app = app_over(snapshot(article(body=body)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "enter")
        await pilot.pause()
        assert "▌ The harbour may reopen on Thursday." in picture(app)


async def test_of_very_many_stories_only_those_that_are_shown_are_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = snapshot()
    line = first.briefing.summary[0]
    stories = tuple(
        Story(f"s{at}", f"Story {at}", ("a1",), 1, summary=(replace(line, id=f"line {at}"),))
        for at in range(1, 40 * PIECE + 1)
    )
    briefing = replace(first.briefing, stories=PackedItems.of(Story, stories))
    app = app_over(replace(first, briefing=briefing))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        unpacked: list[object] = []
        original = Packed.unpacked

        def counting(packed: Packed[object]) -> object:
            unpacked.append(packed)
            return original(packed)

        monkeypatch.setattr(Packed, "unpacked", counting)
        await pilot.press("left_square_bracket", "space")
        await pilot.pause()
        assert "only the story “Story 640”" in picture(app)
        assert board(app)._view.mark("line 640").starred
        assert len(unpacked) <= 2


async def test_the_next_article_is_the_next_of_the_list() -> None:
    first = snapshot(article(), article("a2", "Second thoughts"), article("a3", "Third day"))
    stories = (Story("s1", "Harbour", ("a1", "a3"), 1), Story("s2", "Thoughts", ("a2",), 1))
    app = app_over(replace(first, briefing=replace(first.briefing, stories=stories)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        read = []
        await pilot.press("5")
        for _ in range(3):
            await pilot.press("right_square_bracket")
            shown = board(app).query_one(Reader).article
            read.append(shown.id if shown else "")
        assert read == ["a3", "a2", "a1"]


async def test_a_pane_that_shows_the_first_rows_alone_says_how_many_there_are() -> None:
    first = snapshot()
    many = tuple(number(f"{at} people", float(at)) for at in range(1, 1502))
    app = app_over(replace(first, briefing=replace(first.briefing, key_numbers=many)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("3")
        assert str(board(app).query_one("#numbers", Pane).border_subtitle) == "1 of 1,000 (1,501 in all)"


async def test_nothing_told_before_covers_a_question() -> None:
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        board(app)._warned = -app.NOTIFICATION_TIMEOUT
        await pilot.press("2", "space", "m")
        assert "is really" in picture(app)
        assert list(app._notifications) == []


async def test_a_pane_that_got_fewer_lines_while_it_was_hidden_comes_back() -> None:
    shown = snapshot()
    numbers = tuple(number(f"{at} people", float(at)) for at in range(40))
    app = app_over(replace(shown, briefing=replace(shown.briefing, key_numbers=numbers)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("3", "4")
        board(app)._change(briefing=replace(shown.briefing, key_numbers=numbers[:2]))
        await pilot.press("3", "ctrl+d")
        assert "1 people" in picture(app)
        assert "2 people" not in picture(app)
