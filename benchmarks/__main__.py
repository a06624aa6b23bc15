"""Print the table of measures: `python -m benchmarks [--json]`."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks import start

QUESTIONS = {"start": start}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("question", nargs="*", choices=[*QUESTIONS, []], help="only these; all by default")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    args = parser.parse_args()
    rows = []
    for name in args.question or QUESTIONS:
        with tempfile.TemporaryDirectory() as scratch:
            rows += QUESTIONS[name].measure(Path(scratch))
    if args.json:
        print(json.dumps([{"question": r.question, "ratio": round(r.ratio, 3), "bar": r.bar} for r in rows]))
        return
    print("| measure | ours, s | theirs, s | ratio | bar |")
    print("|---|---|---|---|---|")
    for row in rows:
        mark = "" if row.met else " missed"
        print(f"| {row.question} | {row.ours:.3f} | {row.theirs:.3f} | {row.ratio:.2f} | {row.bar}{mark} |")


if __name__ == "__main__":
    main()
