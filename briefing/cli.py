"""The front door: arguments in, dashboard or report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from briefing import __version__
from briefing.find import find
from briefing.options import (
    DONE,
    EXAMPLES,
    FAILED,
    NOTHING_READABLE,
    SOMETHING_NEW,
    SOMETHING_SKIPPED,
    USAGE,
    Arguments,
    with_options,
)
from briefing.output import complain, complain_of_skipped, finished, form_of, on_terminal, plain, write_out

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.history import History
    from briefing.marks import Mark, Marks
    from briefing.model import Briefing
    from briefing.run import Snapshot


@click.command(
    help=EXAMPLES,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "BRIEFING",
        "max_content_width": 100,
    },
)
@with_options
@click.version_option(__version__, "--version", prog_name="briefing")
@click.pass_context
def cli(context: click.Context, /, **said: Any) -> None:  # noqa: D103 - help is EXAMPLES
    context.exit(_obey(Arguments(**said)))


def _obey(said: Arguments) -> int:
    """Do what was said, and return the exit status."""
    if said.doctor:
        from briefing.doctor import examine

        lines = [_told(line) for line in examine(said.paths)]
        return FAILED if any("PROBLEM" in line for line in lines) else DONE
    if not said.paths and said.find is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("name a file or a folder of articles, for example: briefing seeds/")
        said = replace(said, paths=("-",))
    if said.web and not _in_browser():
        if "-" in said.paths:
            raise click.UsageError("--web reads files and folders, not standard input")
        return _serve(sys.argv[1:], said.port)
    from briefing.config import ClusterError, ConfigError

    try:
        settings = _settings(said)
    except ConfigError as error:
        complain(str(error))
        return USAGE
    if said.output and not said.form:
        said = replace(said, form=form_of(said.output))
    try:
        return find(said, settings) if said.find is not None else _run(said, settings)
    except ClusterError as error:
        complain(str(error))
        return FAILED


def _settings(said: Arguments) -> Settings:
    """Return the settings of the paths with what was said on the command line. Raises ConfigError."""
    from briefing.settings_file import load_settings

    settings = load_settings(said.paths, said.config)
    return replace(
        settings,
        summary=replace(
            settings.summary,
            sentences=said.sentences or settings.summary.sentences,
            method=said.summary or settings.summary.method,
        ),
        screen=replace(settings.screen, theme=said.theme or settings.screen.theme),
        model=said.model or settings.model,
        workers=settings.workers if said.workers is None else said.workers,
        cluster=said.cluster or settings.cluster,
        store=settings.store and not said.no_store,
    )


def _run(said: Arguments, settings: Settings) -> int:
    stdin = sys.stdin.buffer.read() if "-" in said.paths else None
    on_screen = said.form is None and said.explain is None and _has_screen(stdin)
    if on_screen:
        return _dashboard(said, settings)
    if said.watch:
        complain("--watch is for the dashboard; a report is made once")
    if said.theme is not None:
        from briefing.tui.themes import unknown_theme

        if (problem := unknown_theme(said.theme)) is not None:
            complain(f"--theme: {problem}")
            return USAGE
    from briefing.run import Request

    history = _history(said, settings, on_screen=False)

    form = said.form or "text"
    settings = _as_corrected(said.paths, settings)
    request = Request(said.paths, settings, stdin, fresh=form == "jsonl", growing=False, history=history)
    last = finished(request)
    briefing = last.briefing
    for problem in (*last.problems, *_notices(said, briefing)):
        complain(plain(problem))
    if not briefing.articles:
        complain_of_skipped(briefing, said.paths)
        if form == "text":
            return NOTHING_READABLE
    if said.explain is not None:
        return _explain(last, said.explain, said.output)
    if said.story is not None:
        from briefing.report.one_story import NoSuchStory, one_story

        try:
            briefing = one_story(briefing, said.story)
        except NoSuchStory as error:
            complain(str(error))
            return FAILED
    last = replace(last, briefing=briefing)
    marks = _marks(said.paths, settings)
    status = write_out(_rendered(last, form, marks, told=said.since is not None), said.output)
    if status == DONE and not briefing.articles:
        return NOTHING_READABLE
    if status == DONE and said.strict and briefing.skipped:
        complain(f"{len(briefing.skipped)} skipped")
        return SOMETHING_SKIPPED
    return SOMETHING_NEW if status == DONE and said.exit_code and last.news else status


def _history(said: Arguments, settings: Settings, *, on_screen: bool) -> History | None:
    """Return the history that the briefing is compared with and kept in; none where nothing is kept."""
    compared = said.since is not None or said.exit_code
    if not settings.store:
        if compared:
            raise click.UsageError(
                "--since and --exit-code need what earlier runs kept; leave --no-store out"
            )
        return None
    if said.explain is not None:
        return None
    from briefing.history import History, Since, parse_since, utc_now

    if not compared:
        return History(said.paths, Since() if on_screen else None)
    try:
        return History(said.paths, parse_since(said.since, utc_now()) if said.since else Since("last"))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None


def _explain(last: Snapshot, item: str, output: str | None) -> int:
    from briefing.report.explain import explain_item
    from briefing.report.explain_story import explain_story

    text = explain_item(last.briefing, item) or explain_story(last.briefing, item, last.articles)
    if text is None:
        complain(f"no item or story {item!r} in this briefing; ids stand in `--format json`")
        return FAILED
    return write_out(iter((f"{text}\n".encode(),)), output)


def _serve(arguments: list[str], port: int) -> int:
    """Serve the dashboard of this very command line, which knows when it runs for a browser."""
    try:
        from briefing.web import PortTaken, serve
    except ImportError as error:
        complain(f"--web needs an extra package: pip install 'briefing[web]' ({error})")
        return FAILED
    try:
        serve(arguments, port)
    except PortTaken as error:
        complain(str(error))
        return FAILED
    return DONE


def _dashboard(said: Arguments, settings: Settings) -> int:
    """Show the dashboard; what the first paint does not need is opened after it."""
    from briefing.tui import Session, run_dashboard

    told = said.since is not None or said.exit_code
    asked = _history(said, settings, on_screen=True) if told else None  # a wrong --since is said before

    @cache
    def history() -> History | None:
        """Return the one history of this sitting: a reading after a correction is no new briefing."""
        return asked if told else _history(said, settings, on_screen=True)

    told_of = set[str]()

    def load(wanted: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        # Imported once the first screen stands.
        from briefing.run import Request, snapshots

        for one in snapshots(Request(said.paths, wanted, apart=True, history=history()), cancelled):
            news = [notice for notice in _notices(said, one.briefing) if notice not in told_of]
            told_of.update(news)
            yield replace(one, problems=(*one.problems, *news)) if news else one

    def marks() -> Marks:
        from briefing.marks import open_marks

        return open_marks(said.paths, kept=settings.store)

    run_dashboard(Session(load, settings, said.paths, watch=said.watch, marks=marks))
    return DONE


def _notices(said: Arguments, briefing: Briefing) -> Iterator[str]:
    """Yield what there is to say of the corrections, which most often is nothing."""
    if briefing.unmatched:
        from briefing.notices import correction_notices

        yield from correction_notices(briefing, said.paths, said.config)


def _as_corrected(paths: tuple[str, ...], settings: Settings) -> Settings:
    """Return the settings with what the analyst corrected in the dashboard over these paths."""
    from briefing.marks import corrected, marks_kept

    if not settings.store:
        return settings
    with marks_kept(paths) as marks:
        return corrected(settings, marks.corrections())


def _marks(paths: tuple[str, ...], settings: Settings) -> Mapping[str, Mark]:
    """Return what the analyst starred, noted and hid over these paths; nothing where nothing is kept."""
    from briefing.marks import marks_kept

    if not settings.store:
        return {}
    with marks_kept(paths) as marks:
        return marks.all()


def _rendered(snapshot: Snapshot, form: str, marks: Mapping[str, Mark], *, told: bool) -> Iterator[bytes]:
    """Render a report; what changed stands in it only where it is to be `told`."""
    from briefing.report import render

    briefing = snapshot.briefing if told else replace(snapshot.briefing, changes=())  # of --exit-code alone
    shown = {card.id for card in briefing.articles}
    readings = [reading for reading in snapshot.readings if reading.article.id in shown]
    return render(form, briefing, snapshot.articles, readings, snapshot.compared if told else "", marks)


def _told(line: str) -> str:
    """Print a line as soon as it is known, and return it."""
    click.echo(plain(line))
    return line


def _in_browser() -> bool:
    """Tell whether this process draws for textual-serve."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def _has_screen(stdin: bytes | None) -> bool:
    """Tell whether a dashboard can be drawn and steered here."""
    return _in_browser() or (stdin is None and on_terminal())
