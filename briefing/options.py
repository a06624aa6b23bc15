"""What can be said on the command line: the options, the examples, the exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from briefing.config import SummaryMethod

DONE, FAILED, USAGE, NOTHING_READABLE, SOMETHING_SKIPPED, SOMETHING_NEW, INTERRUPTED = 0, 1, 2, 3, 4, 10, 130
FORMATS = ("text", "md", "html", "json", "jsonl", "csv")
METHODS = ("briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic")
SUFFIXES = {
    ".txt": "text",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
}
SHELLS = ("bash", "zsh", "fish")
Command = TypeVar("Command", bound=Callable[..., Any])

EXAMPLES = """\b
Examples:
  briefing seeds/                       the dashboard over a folder of articles
  briefing seeds/ | less                the same briefing as plain text
  briefing a.txt b.md --format json     as JSON, for programs
  briefing ~/news -o monday.html        as a web page in one file
  briefing ~/news --since last | mail   what changed stands above the briefing
  briefing --find 'actor:putin idlib'   sentences of everything ever read
  cat article.txt | briefing -          an article from a pipe
  briefing seeds/ --explain ID          why a line stands in the briefing

Brief an analyst on news articles: a summary, the actors, the key numbers and the open questions,
each line with the sentence that it came from. Reads text, Markdown, web pages, PDF, office
documents, e-mail, feeds and exports of news databases, and folders of them. Everything is computed
on this machine.

Each briefing is remembered, unless --no-store is given. The dashboard marks what is new since the
files last said something else; a report says what changed only where --since asks for it, so that
the same files give the same report.

Exit status: 0 done, 1 failure, 2 wrong usage or settings, 3 nothing readable, 4 with --strict:
something was skipped, 10 with --exit-code: something is new, 130 interrupted.
"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was said on the command line; None where nothing was said of it."""

    paths: tuple[str, ...]
    form: str | None
    output: str | None
    sentences: int | None
    summary: SummaryMethod | None
    story: str | None
    since: str | None
    exit_code: bool
    find: str | None
    explain: str | None
    strict: bool
    config: str | None
    model: str | None
    theme: str | None
    workers: int | None
    cluster: str | None
    no_store: bool
    watch: bool
    web: bool
    port: int
    doctor: bool


def _print_completion(context: click.Context, _: click.Parameter, shell: str | None) -> None:
    if shell is not None:
        from briefing.completion import completion_script

        click.echo(completion_script(context.command, shell))
        context.exit()


_OPTIONS = (
    # One path that may not be read is skipped with its reason like any other; the rest is briefed.
    click.argument(
        "paths", nargs=-1, metavar="[PATH...|-]", type=click.Path(allow_dash=True, readable=False)
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        envvar="BRIEFING_FORMAT",
        help="Write a report instead of the dashboard.",
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(readable=False),
        metavar="FILE",
        help="Write the report to FILE; its ending chooses the format.",
    ),
    click.option("--sentences", type=click.IntRange(1, 100), metavar="N", help="Length of the summary."),
    click.option("--summary", type=click.Choice(METHODS), help="Method of the summary."),
    click.option("--story", metavar="ID", help="Report one story alone; ids stand in the report of all."),
    click.option(
        "--since",
        metavar="last|24h|DATE",
        help="Say what changed since the last briefing of the same paths, or since the one before a time: "
        "a span such as 24h, 3d, 2w, or a day, month or year such as 2020-03-01, 2020-03, 2020.",
    ),
    click.option(
        "--exit-code",
        is_flag=True,
        help="Exit with status 10 where something is new, or a watch word is hit, since the last briefing.",
    ),
    click.option(
        "--find",
        metavar="QUERY",
        help='Find sentences in everything ever read, or in PATHs: words, "phrases", and the fields actor:, '
        "kind:, title:, publisher:, path:, after:, before:.",
    ),
    click.option(
        "--explain",
        metavar="ID",
        help="Say where an item of the briefing comes from, and why it is there; of a story, what joins it.",
    ),
    click.option("--strict", is_flag=True, help="Exit with status 4 where anything was skipped."),
    click.option(
        "--config",
        type=click.Path(),
        metavar="FILE",
        help="Read settings from FILE instead of the usual places.",
    ),
    click.option("--model", metavar="NAME", help="spaCy model for names and grammar."),
    click.option("--theme", metavar="NAME", help="Theme of the dashboard."),
    click.option(
        "--workers", type=click.IntRange(0, 256), metavar="N", help="Processes that read; 0 chooses."
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Read on the workers of a Dask scheduler; `local` starts some here.",
    ),
    click.option("--no-store", is_flag=True, help="Neither use nor keep results of other runs."),
    click.option(
        "--completion",
        type=click.Choice(SHELLS),
        is_eager=True,
        expose_value=False,
        callback=_print_completion,
        help="Print the script that completes `briefing` in a shell.",
    ),
    click.option("--watch", is_flag=True, help="Dashboard: read again whenever a file changes."),
    click.option("--web", is_flag=True, help="Show the dashboard in a browser on this machine."),
    click.option("--port", type=click.IntRange(0, 65535), default=8011, metavar="N", help="Port of --web."),
    click.option(
        "--doctor", is_flag=True, help="Print versions, places, terminal, and the result of a trial."
    ),
)


def with_options(command: Command) -> Command:
    """Give a command all options, in the order in which the help lists them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
