"""Fuzzing by a dice: sound files, damaged at random."""

from __future__ import annotations

import random
import sys
import time
import traceback
from pathlib import Path

from fuzz.damage import damaged
from fuzz.properties import ENDINGS, check_reader, check_settings, seeds

MOST_FAULTS = 20


def by_dice(minutes: float, folder: Path | None, seed: int) -> int:
    """Try damaged files for that long; write each that breaks a promise as `fault-*`; return 1 if one did."""
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
