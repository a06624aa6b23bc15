"""Fuzz the readers and the settings for as long as asked: `python -m tests.fuzz --minutes 60`.

A dice damages sound files; with `--guided` atheris (`pip install atheris`) chooses the bytes by what
code they reach. What breaks a promise is written beside the run.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="further files to damage")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the dice")
    parser.add_argument("--guided", action="store_true", help="let atheris choose the bytes")
    args = parser.parse_args()
    if args.guided:
        from fuzz.guided import guided

        guided(args.minutes, args.seeds)
    from fuzz.dice import by_dice

    sys.exit(by_dice(args.minutes, args.seeds, args.seed))


if __name__ == "__main__":
    main()
