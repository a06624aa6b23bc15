"""Run `briefing` from the command line."""

from __future__ import annotations

import gc
import os
import sys

import click

from briefing.cli import cli
from briefing.options import FAILED, INTERRUPTED
from briefing.output import complain

GARBAGE = (50_000, 20, 100)
"""Thresholds of the garbage collector: findings hold no cycles, and it goes through all of them each time."""


def main() -> None:
    """Run the command and exit with its status."""
    # Matrices of a sentence are small: further threads would only get in each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    gc.set_threshold(*GARBAGE)
    try:
        sys.exit(cli.main(standalone_mode=False, prog_name="briefing") or 0)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        complain(f"{type(error).__name__}: {error} (BRIEFING_DEBUG=1 shows where)")
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
