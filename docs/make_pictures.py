"""Make the pictures of the README from the running program: `python docs/make_pictures.py`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from briefing.config import Settings
from briefing.run import Request, snapshots
from briefing.tui.app import BriefingApp

HERE = Path(__file__).parent
SIZE = (120, 40)
KEYS = ("4", "j")
# Fonts are taken from the reader's machine: a picture of a program without network fetches nothing.
FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


async def picture() -> str:
    """Return the dashboard over the seed as SVG, once everything is read."""
    settings = Settings(store=False)
    request = Request((str(HERE.parent / "seeds"),), settings)
    app = BriefingApp(lambda cancelled: snapshots(request, cancelled), settings)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press(*KEYS)
        await pilot.pause()
        return app.export_screenshot(title="briefing seeds/")


def main() -> None:
    """Write docs/dashboard.svg."""
    svg = FONTS.sub("", asyncio.run(picture()))
    (HERE / "dashboard.svg").write_text(svg)


if __name__ == "__main__":
    main()
