"""The commands that measure and train say what they need where the annotations are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from project import ROOT


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
