"""What other programs are given of an article."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OPENED = """
from tui.invented import SENTENCES, article
from briefing.tui.sharing import file_of

one = article()
path, line = file_of(one, (1, one.text.index(SENTENCES[1])))
assert path.read_text().split("\\n")[line - 1] == SENTENCES[1]
print(path)
"""


def test_an_article_of_no_plain_file_is_opened_as_text_that_goes_with_the_dashboard() -> None:
    tests = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", OPENED],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([tests, *filter(None, sys.path)])},
    )
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.strip())
    assert copy.suffix == ".txt"
    assert not copy.parent.exists()
