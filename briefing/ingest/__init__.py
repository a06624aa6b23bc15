"""Files to articles."""

from __future__ import annotations

from briefing.ingest.files import Source, discover, ingest, read
from briefing.ingest.readers import Intake

__all__ = ["Intake", "Source", "discover", "ingest", "read"]
