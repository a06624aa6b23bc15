"""Files to articles."""

from __future__ import annotations

from briefing.ingest.files import STANDARD_INPUT, Source, discover, ingest, is_plain, read
from briefing.ingest.intake import Intake, Options

__all__ = ["STANDARD_INPUT", "Intake", "Options", "Source", "discover", "ingest", "is_plain", "read"]
