"""The commands that measure and train say what they need where the annotations are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from project import ROOT

from training import marks


@pytest.mark.parametrize("command", ["evaluate", "terms"])
def test_without_annotations_the_folder_expected_is_named_and_how_to_name_another(
    command: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"training.{command}"],
        cwd=ROOT,
        env={**os.environ, "BRIEFING_GOLD": str(tmp_path / "none")},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 2
    assert str(tmp_path / "none") in done.stderr
    assert "BRIEFING_GOLD=FOLDER" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_marked_sentence_is_known_by_its_words_alone() -> None:
    assert marks.digest("The bridge, he said, may fall.") == marks.digest("the bridge he said\n may  fall")
    assert marks.digest("The bridge may fall.") != marks.digest("The bridge may not fall.")


def test_marks_are_read_as_a_reading() -> None:
    may, oak, vote = "The bridge may fall.", "It was built of oak.", "The council will vote on Monday."
    found = marks.reading([may, oak, vote], f"{marks.digest(may)}f {marks.digest(vote)}P 000000u")
    assert found["questions"] == [
        {"sentence": may, "kind": "forecast", "tier": marks.OTHER},
        {"sentence": vote, "kind": "pending", "tier": marks.MAIN},
    ]


@pytest.mark.parametrize("part", ["read", "judged"])
def test_every_mark_is_a_digest_and_the_letter_of_a_kind(part: str) -> None:
    for text in marks.load_marks(part).values():
        for mark in text.split():
            assert len(mark) == 2 * marks.DIGEST + 1
            assert mark[-1].lower() in marks.KINDS
