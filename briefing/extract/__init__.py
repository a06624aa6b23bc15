"""Articles to extractions: one parsed document in, everything found in it out.

The extractors are imported when they are asked for: a stored report needs only what tells a dateline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.extract.extraction import extract, extract_parsed

__all__ = ["extract", "extract_parsed"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing.extract import extraction

    return getattr(extraction, name)
