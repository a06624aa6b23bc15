"""Print the table of measures: `python -m benchmarks [QUESTION...] [--scale N] [--corpus FOLDER] [--json]`."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.timing import Measure

QUESTIONS = ["start", "screen", "reading", "peers", "summary", "stages", "fusing", "cluster", "scale"]
SCALED = {"stages", "fusing", "cluster", "scale"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("question", nargs="*", help=f"of {', '.join(QUESTIONS)}; all by default")
    parser.add_argument(
        "--scale", type=int, metavar="N", help=f"articles of the questions {', '.join(sorted(SCALED))}"
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="FOLDER", help="real articles for the question `scale`"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    args = parser.parse_args()
    if unknown := set(args.question) - set(QUESTIONS):
        parser.error(f"no question {', '.join(sorted(unknown))}; there are {', '.join(QUESTIONS)}")
    os.environ["OMP_NUM_THREADS"] = "1"  # for what is measured in this process, as for the others
    rows: list[Measure] = []
    for name in args.question or QUESTIONS:
        measure: Callable[..., list[Measure]] = import_module(f"benchmarks.{name}").measure
        if name in SCALED and args.scale:
            measure = partial(measure, articles=args.scale)
        if name == "scale" and args.corpus:
            measure = partial(measure, folder=args.corpus)
        with tempfile.TemporaryDirectory() as scratch:
            rows += measure(Path(scratch))
    if args.json:
        fields = ("question", "ours", "theirs", "unit", "goal", "met")
        print(json.dumps([{f: getattr(r, f) for f in fields} | {"ratio": round(r.ratio, 3)} for r in rows]))
        return
    print("| measure | ours | theirs | ratio | bar |")
    print("|---|---|---|---|---|")
    for row in rows:
        mark = "" if row.met else " missed"
        sides = f"{row.ours:.3g} {row.unit} | {row.theirs:.3g} {row.unit}"
        print(f"| {row.question} | {sides} | {row.ratio:.2f} | {row.goal}{mark} |")


if __name__ == "__main__":
    main()
