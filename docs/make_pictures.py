"""Make the pictures of the README from the running program: `python docs/make_pictures.py`."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from briefing.config import Settings
from briefing.report import render
from briefing.run import Request, brief, snapshots
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
REPORT = HERE.parent / "tests" / "fixtures" / "morning"
BROWSER = "chromium"
WINDOW = "1000,760"
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


def report_picture() -> None:
    """Write the HTML report over the invented morning as a browser shows it; say so where there is none."""
    if shutil.which(BROWSER) is None:
        sys.exit(f"no picture of the HTML report: {BROWSER} is not installed")
    briefing = brief(str(REPORT), settings=Settings(store=False))
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "report.html"
        page.write_bytes(b"".join(render("html", briefing, {})))
        command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [
            f"--user-data-dir={scratch}/profile",
            f"--window-size={WINDOW}",
            f"--screenshot={HERE / 'report.png'}",
        ]
        subprocess.run([*command, page.as_uri()], check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - the browser of this machine over our own page


def main() -> None:
    """Write the pictures beside this file."""
    for name, (folder, keys) in PICTURES.items():
        (HERE / f"{name}.svg").write_text(FONTS.sub("", asyncio.run(picture(folder, keys))))
    report_picture()


if __name__ == "__main__":
    main()
