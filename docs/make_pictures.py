"""Make the pictures of the README from the running program: `python docs/make_pictures.py`."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

from briefing.config import Settings
from briefing.run import Request, snapshots
from briefing.tui import Session
from briefing.tui.app import BriefingApp

HERE = Path(__file__).parent
SEEDS, INVENTED = HERE.parent / "seeds", HERE.parent / "tests" / "fixtures" / "harbour"
SIZE = (120, 40)
PICTURES = {
    "dashboard": (SEEDS, ("4", "j")),
    "actor": (SEEDS, ("2", "j", "j", "enter", "z", "j", "j")),
    "numbers": (INVENTED, ("3", "j")),
}
"""For each picture the folder that is briefed, and the keys that are pressed."""
# Fonts are taken from the reader's machine: a picture of a program without network fetches nothing.
FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


async def picture(folder: Path, keys: tuple[str, ...]) -> str:
    """Return the dashboard over a folder as SVG, once everything is read and the keys are pressed."""
    settings = Settings(store=False)
    request = Request((str(folder),), settings)
    app = BriefingApp(
        Session(lambda wanted, cancelled: snapshots(replace(request, settings=wanted), cancelled), settings)
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot(title=f"briefing {folder.name}/")


def main() -> None:
    """Write the pictures beside this file."""
    for name, (folder, keys) in PICTURES.items():
        (HERE / f"{name}.svg").write_text(FONTS.sub("", asyncio.run(picture(folder, keys))))


if __name__ == "__main__":
    main()
