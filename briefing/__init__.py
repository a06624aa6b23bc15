"""Brief an analyst on a folder of news articles.

>>> from briefing import brief
>>> brief("seeds/").key_numbers  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.run import brief

__all__ = ["__version__", "brief"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load `brief` when it is asked for, so that the command line starts at once."""
    if name == "brief":
        from briefing.run import brief

        return brief
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
