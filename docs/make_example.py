"""Make the example of a briefing as JSON from invented articles: `python docs/make_example.py`.

The folder is briefed as it was on the first day and then with what came since, so that the example tells
changes; each list is cut to its first entries, so that it can be read.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE / "briefing.example.json"
INVENTED = HERE.parent / "tests" / "fixtures" / "harbour"
LATE = "harbour-herald.txt"
SETTINGS = "watch:\n- landslide\nreliability:\n  Gazette: B\n"
SHOWN = 2


def briefed(place: Path) -> Any:
    """Return what the command says of the folder `news` in a place, compared with the time before."""
    own = {f"XDG_{name}_HOME": str(place / name) for name in ("CACHE", "STATE", "CONFIG")}
    command = [sys.executable, "-m", "briefing", "news", "--format", "json", "--since", "last"]
    done = subprocess.run(command, cwd=place, env={**os.environ, **own}, capture_output=True, check=True)  # noqa: S603 - our own command
    return json.loads(done.stdout)


def cut(data: Any) -> Any:
    """Return data with no more than the first entries of each list."""
    if isinstance(data, dict):
        return {key: cut(value) for key, value in data.items()}
    return [cut(value) for value in data[:SHOWN]] if isinstance(data, list) else data


def example() -> str:
    """Return the example as JSON, as it stands in PAGE."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        news = Path(shutil.copytree(INVENTED, place / "news"))
        (place / "config.yaml").write_text(SETTINGS)
        late = (news / LATE).rename(place / LATE)
        briefed(place)
        late.rename(news / LATE)
        (news / "empty.txt").touch()
        return json.dumps(cut(briefed(place)), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(example(), encoding="utf-8")
