"""The analyst's brief goes to a file that is not there yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.invented import app_over, settled, snapshot
from tui.pressed import said


async def test_the_name_that_is_proposed_is_free_and_a_file_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_over(snapshot())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for name in ("brief.md", "brief-2.md"):
            await pilot.press("w", "enter")
            assert said(pilot) == f"Your brief is in {name}."
            assert (tmp_path / name).read_text().startswith("# Brief")
        (tmp_path / "kept.md").write_text("kept")
        await pilot.press("w", "ctrl+u", *"kept.md", "enter")
        assert said(pilot) == "kept.md exists already; choose another name."
        assert (tmp_path / "kept.md").read_text() == "kept"
