"""Figures told from other numbers, and scored by how much they matter."""

from __future__ import annotations

from dataclasses import replace

from briefing.extract.numbers.figures import figure_features, figure_model
from briefing.extract.numbers.found import Found
from briefing.extract.numbers.importance import key_features, key_model
from briefing.extract.parse import Parsed
from briefing.linear import LinearModel
from briefing.model import Number

REASONS = 3


def judge(parsed: Parsed, found: tuple[Found, ...]) -> tuple[Number, ...]:
    """Return the numbers with `figure`, `score` (the chance of being key) and `why` set.

    Periods without a numeral ("days") that are no figures are no numbers either, and left out.
    """
    chances = [figure_model().score(figure_features(f)) for f in found]
    is_figure = [
        chance >= figure_model().threshold and not f.candidate.is_age
        for f, chance in zip(found, chances, strict=True)
    ]
    figures = tuple(f for f, yes in zip(found, is_figure, strict=True) if yes)
    rows = iter(key_features(parsed, figures))
    judged = []
    for f, chance, yes in zip(found, chances, is_figure, strict=True):
        if yes:
            row = next(rows)
            score = round(key_model().score(row) * chance, 6)
            judged.append(replace(f.number, figure=True, score=score, why=_reasons(key_model(), row)))
        elif not f.candidate.is_bare_period:
            kind = "age" if f.candidate.is_age else f.candidate.found.kind or "count"
            judged.append(replace(f.number, figure=False, why=f"no figure: {kind}"))
    return tuple(judged)


def _reasons(model: LinearModel, row: dict[str, float]) -> str:
    """Name the features that speak most for a figure."""
    weighed = sorted(
        ((model.weights.get(name, 0.0) * value, name) for name, value in row.items()), reverse=True
    )
    return ", ".join(name for weight, name in weighed[:REASONS] if weight > 0)
