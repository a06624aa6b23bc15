"""Score the four panes in this process: `python -m training.evaluate --split dev [--detail ID]`.

The same figures as the scorer's own command line, in seconds rather than minutes.
"""

from __future__ import annotations

import argparse

import msgspec

from briefing.config import Settings
from briefing.extract import extract
from briefing.fuse import fuse
from briefing.model import Reading
from training import gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=["dev", "train", "all"])
    parser.add_argument("--detail", metavar="ID", help="show what was missed and made up in one article")
    parser.add_argument("--only", metavar="WORD", default="", help="print only the rows that begin with it")
    args = parser.parse_args()
    score = gold.scorer()
    tally = score.Tally()
    items = gold.load(args.split)
    for item, found in zip(items, extract(i.article for i in items), strict=True):
        briefing = msgspec.to_builtins(fuse([Reading(item.article, found)], (), Settings()))
        for reading in item.readings:
            score.score_summary(tally, reading["summary"], reading["furniture"], briefing["summary"])
            score.score_actors(tally, reading["actors"], reading["not_actors"], briefing["actors"])
            score.score_numbers(tally, reading["figures"], briefing["key_numbers"])
            score.score_questions(tally, reading["questions"], briefing["open_questions"])
            if args.detail == item.id:
                score.show_detail(reading, briefing)
    for name, label in score.ROWS:
        if name.startswith(args.only):
            print(f"{score.value(tally, name):6.3f}  {label}")


if __name__ == "__main__":
    main()
