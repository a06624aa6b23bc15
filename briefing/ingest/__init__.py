"""Files to articles."""

from __future__ import annotations

from briefing.ingest.files import Intake, ingest

__all__ = ["Intake", "ingest"]
