"""Make the manual page from the command's own help: `python docs/make_man.py` writes docs/briefing.1."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefing import __version__
from briefing.cli import cli

PAGE = Path(__file__).with_name("briefing.1")
FILES = (
    ("~/.config/briefing/config.yaml, ./config.yaml, FOLDER/.briefing.yaml", "Settings, later ones win."),
    ("~/.cache/briefing", "What was found in each article. Safe to delete."),
    ("~/.local/state/briefing", "History of briefings, and the analyst's marks."),
)
ENVIRONMENT = (
    ("BRIEFING_*", "Any long option, for example BRIEFING_THEME=textual-light."),
    ("BRIEFING_DEBUG", "Show where an unexpected error arose."),
    ("NO_COLOR", "Draw the dashboard without colours."),
    ("PAGER, EDITOR", "What opens a file from the dashboard."),
)


def page() -> str:
    """Return the manual page in man's own markup."""
    context = click.Context(cli, info_name="briefing")
    examples, prose = _help_parts(cli.help or "")
    lines = [f'.TH BRIEFING 1 "" "briefing {__version__}" "User commands"', ".SH NAME"]
    lines += ["briefing \\- brief an analyst on a folder of news articles", ".SH SYNOPSIS"]
    lines += [".B briefing", _plain(" ".join(cli.collect_usage_pieces(context)))]
    lines += [".SH EXAMPLES", ".nf", *(_plain(line) for line in examples), ".fi"]
    lines += [".SH DESCRIPTION", *(f".PP\n{_plain(part)}" for part in prose[:-1])]
    lines += [".SH OPTIONS"]
    for parameter in cli.get_params(context):
        record = None if isinstance(parameter, click.Argument) else parameter.get_help_record(context)
        if record is not None:
            lines += [".TP", f".B {_plain(record[0])}", _plain(record[1])]
    lines += [".SH EXIT STATUS", _plain(prose[-1].partition(": ")[2] or prose[-1])]
    for heading, entries in (("FILES", FILES), ("ENVIRONMENT", ENVIRONMENT)):
        lines += [f".SH {heading}"]
        for name, use in entries:
            lines += [".TP", f".B {_plain(name)}", _plain(use)]
    return "\n".join(lines) + "\n"


def _help_parts(text: str) -> tuple[list[str], list[str]]:
    """Return the example lines of the help and its paragraphs of prose."""
    parts = [part for part in re.split(r"\n\s*\n", text.replace("\b", "").strip()) if part.strip()]
    examples = [line.strip() for line in parts[0].splitlines() if line.strip() and "Examples:" not in line]
    return examples, [" ".join(part.split()) for part in parts[1:]]


def _plain(text: str) -> str:
    """Return text of which nothing is taken for a request of the formatter."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + safe if safe[:1] in {".", "'"} else safe


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
