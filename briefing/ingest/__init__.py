"""Files to articles."""

from __future__ import annotations

from briefing.ingest.files import Source, discover, ingest, read
from briefing.ingest.intake import Intake, Options

__all__ = ["Intake", "Options", "Source", "discover", "ingest", "read"]
