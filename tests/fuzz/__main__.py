"""Fuzz the readers and the settings for as long as asked: `python -m tests.fuzz --minutes 60`.

With atheris installed the library chooses the bytes by what code they reach; else a dice damages sound
files. What breaks a promise is written beside the run as `fault-*`, with the seed that made it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from fuzz.damage import damaged
from fuzz.properties import ENDINGS, check_reader, check_settings, seeds

MOST_FAULTS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="further files to damage")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the dice")
    parser.add_argument("--guided", action="store_true", help="let atheris choose the bytes")
    args = parser.parse_args()
    if args.guided:
        _guided(args.minutes)
    sys.exit(_by_dice(args.minutes, args.seeds, args.seed))


def _by_dice(minutes: float, folder: Path | None, seed: int) -> int:
    """Return 1 where a fault was found."""
    dice, files = random.Random(seed), list(seeds(folder))
    end, runs, faults = time.monotonic() + 60 * minutes, 0, 0
    while time.monotonic() < end and faults < MOST_FAULTS:
        ending, raw = dice.choice(files)
        raw = damaged(raw, dice)
        if dice.random() < 0.1:
            ending = dice.choice(ENDINGS)
        runs += 1
        try:
            check_reader(ending, raw)
            if runs % 20 == 0:
                check_settings(raw[:500])
        except Exception:  # noqa: BLE001 - whatever is raised is the finding
            faults += 1
            place = Path(f"fault-{seed}-{runs}{ending}")
            place.write_bytes(raw)
            sys.stdout.write(f"{place}:\n{traceback.format_exc()}\n")
    sys.stdout.write(f"{runs} runs from seed {seed}, {faults} faults\n")
    return int(faults > 0)


def _guided(minutes: float) -> None:
    """Hand over to atheris, which ends the process itself."""
    if find_spec("atheris") is None:
        sys.exit("--guided needs atheris: pip install atheris")
    import atheris

    def once(raw: bytes) -> None:
        check_reader(ENDINGS[raw[0] % len(ENDINGS)] if raw else ".txt", raw[1:])

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(60 * minutes)}"], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
