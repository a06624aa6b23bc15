"""The front door: arguments in, dashboard or report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import __version__

if TYPE_CHECKING:
    from briefing.config import Settings, SummaryMethod
    from briefing.run import Request, Snapshot

DONE, FAILED, USAGE, NOTHING_READABLE, SOMETHING_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 4, 130
FORMATS = ("text", "md", "html", "json", "jsonl", "csv")
METHODS = ("briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic")
SUFFIXES = {".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
SHELLS = ("bash", "zsh", "fish")
SUFFIXES |= {".jsonl": "jsonl", ".csv": "csv"}

EXAMPLES = """\b
Examples:
  briefing seeds/                       the dashboard over a folder of articles
  briefing seeds/ | less                the same briefing as plain text
  briefing a.txt b.md --format json     as JSON, for programs
  briefing ~/news -o monday.html        as a web page in one file
  cat article.txt | briefing -          an article from a pipe
  briefing seeds/ --explain ID          why a line stands in the briefing

Brief an analyst on news articles: a summary, the actors, the key numbers and the open questions,
each line with the sentence that it came from. Reads text, Markdown and JSON-lines files, and
folders of them. Everything is computed on this machine.

Exit status: 0 done, 1 failure, 2 wrong usage or settings, 3 nothing readable, 4 with --strict:
something was skipped, 130 interrupted.
"""


def _print_completion(context: click.Context, _: click.Parameter, shell: str | None) -> None:
    if shell is not None:
        from briefing.completion import completion_script

        click.echo(completion_script(context.command, shell))
        context.exit()


def _told(line: str) -> str:
    """Print a line as soon as it is known, and return it."""
    click.echo(_plain(line))
    return line


@click.command(
    help=EXAMPLES,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "BRIEFING",
        "max_content_width": 100,
    },
)
@click.argument("paths", nargs=-1, metavar="[PATH...|-]", type=click.Path(allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), help="Write a report instead of the dashboard.")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="FILE",
    help="Write the report to FILE; its ending chooses the format.",
)
@click.option("--sentences", type=click.IntRange(1, 100), metavar="N", help="Length of the summary.")
@click.option("--summary", type=click.Choice(METHODS), help="Method of the summary.")
@click.option(
    "--explain", metavar="ID", help="Say where an item of the briefing comes from, and why it is there."
)
@click.option("--strict", is_flag=True, help="Exit with status 4 where anything was skipped.")
@click.option(
    "--config", type=click.Path(), metavar="FILE", help="Read settings from FILE instead of the usual places."
)
@click.option("--model", metavar="NAME", help="spaCy model for names and grammar.")
@click.option("--theme", metavar="NAME", help="Theme of the dashboard.")
@click.option("--workers", type=click.IntRange(0, 256), metavar="N", help="Processes that read; 0 chooses.")
@click.option("--no-store", is_flag=True, help="Neither use nor keep results of other runs.")
@click.option(
    "--completion",
    type=click.Choice(SHELLS),
    is_eager=True,
    expose_value=False,
    callback=_print_completion,
    help="Print the script that completes `briefing` in a shell.",
)
@click.option("--watch", is_flag=True, help="Dashboard: read again whenever a file changes.")
@click.option("--web", is_flag=True, help="Show the dashboard in a browser on this machine.")
@click.option("--port", type=click.IntRange(0, 65535), default=8011, metavar="N", help="Port of --web.")
@click.option("--doctor", is_flag=True, help="Print versions, places, terminal, and the result of a trial.")
@click.version_option(__version__, "--version", prog_name="briefing")
@click.pass_context
def cli(  # noqa: PLR0913, PLR0917, D103 - help is EXAMPLES; one parameter for each option of the command line
    context: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    sentences: int | None,
    summary: SummaryMethod | None,
    explain: str | None,
    strict: bool,  # noqa: FBT001 - named by click
    config: str | None,
    model: str | None,
    theme: str | None,
    workers: int | None,
    no_store: bool,  # noqa: FBT001 - named by click
    watch: bool,  # noqa: FBT001 - named by click
    web: bool,  # noqa: FBT001 - named by click
    port: int,
    doctor: bool,  # noqa: FBT001 - named by click
) -> None:
    if doctor:
        from briefing.doctor import examine

        lines = [_told(line) for line in examine(paths)]
        context.exit(FAILED if any("PROBLEM" in line for line in lines) else DONE)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("name a file or a folder of articles, for example: briefing seeds/")
        paths = ("-",)
    from briefing.config import ConfigError, load_settings

    if web and not _in_browser():
        if "-" in paths:
            raise click.UsageError("--web reads files and folders, not standard input")
        context.exit(_serve(sys.argv[1:], port))
    try:
        settings = load_settings(paths, config)
    except ConfigError as error:
        complain(str(error))
        context.exit(USAGE)
    from dataclasses import replace

    settings = replace(
        settings,
        summary=replace(
            settings.summary,
            sentences=sentences or settings.summary.sentences,
            method=summary or settings.summary.method,
        ),
        screen=replace(settings.screen, theme=theme or settings.screen.theme),
        model=model or settings.model,
        workers=settings.workers if workers is None else workers,
        store=settings.store and not no_store,
    )
    form = form or (SUFFIXES.get(Path(output).suffix.lower(), "text") if output else None)
    context.exit(_run(paths, settings, form, output, explain, strict=strict, watch=watch))


def _run(
    paths: tuple[str, ...],
    settings: Settings,
    form: str | None,
    output: str | None,
    explain: str | None,
    *,
    strict: bool,
    watch: bool,
) -> int:
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    if form is None and explain is None and _has_screen(stdin):
        return _dashboard(paths, settings, watch=watch)
    from briefing.run import Request

    form = form or "text"
    settings = _as_corrected(paths, settings)
    last = _finished(Request(paths, settings, stdin, fresh=form == "jsonl"))
    briefing = last.briefing
    for problem in last.problems:
        complain(problem)
    if not briefing.articles:
        for item in briefing.skipped:
            complain(f"{_plain(item.path)}: {_plain(item.reason)}")
        complain("no article could be read")
        if form == "text":
            return NOTHING_READABLE
    if explain is not None:
        from briefing.report.explain import explain_item

        text = explain_item(briefing, explain)
        if text is None:
            complain(f"no item {explain!r} in this briefing; ids stand in `--format json`")
            return FAILED
        click.echo(text)
        return DONE
    status = _write(_rendered(last, form), output)
    if status == DONE and not briefing.articles:
        return NOTHING_READABLE
    if status == DONE and strict and briefing.skipped:
        complain(f"{len(briefing.skipped)} skipped")
        return SOMETHING_SKIPPED
    return status


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


def _dashboard(paths: tuple[str, ...], settings: Settings, *, watch: bool) -> int:
    from briefing.marks import open_marks
    from briefing.tui import Session, run_dashboard

    def load(wanted: Settings, cancelled: Callable[[], bool]) -> Iterator[Snapshot]:
        # Imported once the first screen stands.
        from briefing.run import Request, snapshots

        yield from snapshots(Request(paths, wanted, apart=True), cancelled)

    with open_marks(paths, kept=settings.store) as marks:
        run_dashboard(Session(load, settings, paths, watch=watch, marks=marks))
    return DONE


def _as_corrected(paths: tuple[str, ...], settings: Settings) -> Settings:
    """Return the settings with what the analyst corrected in the dashboard over these paths."""
    from briefing.marks import corrected, marks_kept

    if not settings.store:
        return settings
    with marks_kept(paths) as marks:
        return corrected(settings, marks.corrections())


def _finished(request: Request) -> Snapshot:
    """Run to the end, telling the progress of long work on a terminal's standard error."""
    from briefing.run import snapshots

    chatty = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    for snapshot in snapshots(request):
        if snapshot.finished:
            if chatty:
                sys.stderr.write("\r\033[K")
            return snapshot
        if chatty:
            sys.stderr.write(f"\r\033[Kreading {snapshot.done} of {snapshot.total} articles")
            sys.stderr.flush()
    raise RuntimeError("the reading ended without a briefing")


def _rendered(snapshot: Snapshot, form: str) -> Iterator[bytes]:
    from briefing.report import render

    return render(form, snapshot.briefing, snapshot.articles, snapshot.readings)


def _write(parts: Iterator[bytes], output: str | None) -> int:
    """Write to standard output, or whole to a file that is replaced only once all is written."""
    if output is None or output == "-":
        stream = sys.stdout.buffer
        for part in parts:
            stream.write(part)
        stream.flush()
        return DONE
    target = Path(output)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with scratch.open("wb") as stream:
            stream.writelines(parts)
        scratch.replace(target)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        complain(f"{output}: cannot be written: {error.strerror}")
        return FAILED
    return DONE


def _in_browser() -> bool:
    """Tell whether this process draws for textual-serve."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def _has_screen(stdin: bytes | None) -> bool:
    """Tell whether a dashboard can be drawn and steered here."""
    return _in_browser() or (
        stdin is None
        and sys.stdin is not None
        and sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def _plain(text: str) -> str:
    """Return text with nothing in it that a terminal would act on."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def complain(message: str) -> None:
    """Say something to the analyst on standard error."""
    click.echo(f"briefing: {message}", err=True)
