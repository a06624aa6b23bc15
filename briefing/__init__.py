"""Brief an analyst on a folder of news articles.

>>> from briefing import brief
>>> brief("seeds/").key_numbers  # doctest: +SKIP

`brief` returns a `Briefing`: frozen records, each item with the sentences that it rests on. `Settings` says
what config.yaml says; `ConfigError` and `ModelMissing` are what `brief` raises.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.config import ConfigError, Settings
    from briefing.extract.pipeline import ModelMissing
    from briefing.model import Briefing
    from briefing.run import brief

__all__ = ["Briefing", "ConfigError", "ModelMissing", "Settings", "__version__", "brief"]
__version__ = "0.1.0"
_PLACES = {
    "Briefing": "briefing.model",
    "ConfigError": "briefing.config",
    "ModelMissing": "briefing.extract.pipeline",
    "Settings": "briefing.config",
    "brief": "briefing.run",
}


def __getattr__(name: str) -> Any:
    """Load a name when it is asked for, so that the command line starts at once."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
