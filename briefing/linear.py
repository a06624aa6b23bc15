"""Linear models small enough to be read: named weights in a JSON file, scored by a dot product.

`training/` makes the files; each says in its first line by which command. JSON, as nobody writes them by
hand and it is read some fifty times faster than YAML. Scoring needs no
numerical library, so that a run answered from the store stays light.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import mul

import msgspec


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name; features that the model has not seen count nothing."""

    bias: float
    weights: dict[str, float]
    threshold: float = 0.5

    def score(self, features: Mapping[str, float]) -> float:
        """Return the probability between 0 and 1 that the model gives to these features."""
        weights = map(self.weights.get, features, repeat(0.0))
        total = self.bias + sum(map(mul, weights, features.values()))
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, total))))


@cache
def load_model(name: str) -> LinearModel:
    """Return the model in `briefing/data/<name>.json`.

    Raises FileNotFoundError where there is none and msgspec.ValidationError where it is damaged.
    """
    raw = (files("briefing.data") / f"{name}.json").read_bytes()
    return msgspec.json.decode(raw, type=LinearModel)
