"""The script that completes `briefing` in a shell, as click writes it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


def completion_script(command: click.Command, shell: str) -> str:
    """Return the script for bash, zsh or fish; raises KeyError for another one."""
    made = get_completion_class(shell)
    if made is None:
        raise KeyError(shell)
    return made(command, {}, "briefing", "_BRIEFING_COMPLETE").source()
