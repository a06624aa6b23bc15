"""Matrix products by NumPy's BLAS, the same to the last bit in whatever company a row stands.

A BLAS rounds a row by the place that it has in its matrix, so that a text would be read otherwise with
others than alone. How far it does depends on the processor: the fastest way that is free of it is found by trial.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps
from thinc.model import Model

if TYPE_CHECKING:
    from spacy.language import Language

Matrix = NDArray[np.float32]
Way = Callable[[Matrix, Matrix], Matrix]
"""Multiplies rows by the transpose of weights."""

FEWEST = 64
"""Rows: for fewer, a BLAS may take another kernel than for many."""
BLOCK = 16
"""Rows: in so few, kernels that round by place have one way for all."""
TRIED: tuple[tuple[int, int], ...] = ((96, 64), (288, 96))
"""Columns and outputs of the trial: small shapes of a small language model."""
ROWS, PLACES = 150, ((1, 1), (5, 17), (12, 64), (3, 130))
"""Of the trial: rows, and from which row how many are multiplied again by themselves."""


class SteadyOps(NumpyOps):  # type: ignore[misc]  # thinc leaves it untyped
    """Array operations in which a row's product does not depend on the other rows."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)
        self._multiply = steady_way()

    def gemm(
        self,
        x: Any,
        y: Any,
        out: Any = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - the signature of thinc
        trans2: bool = False,  # noqa: FBT001, FBT002 - the signature of thinc
    ) -> Any:
        """Return the product of two matrices of 32-bit floats, either of them transposed first."""
        if trans1 or out is not None:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return self._multiply(x, y if trans2 else y.T)


def multiply_steadily(nlp: Language) -> None:
    """Let all layers of a pipeline that stand on NumPy use `SteadyOps`."""
    steady = SteadyOps()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = steady


@cache
def steady_way() -> Way:
    """Return the fastest way to multiply that rounds a row alike wherever it stands, on this processor."""
    return next((way for way in (whole, in_blocks) if is_steady(way)), by_blis)


def whole(rows: Matrix, weights: Matrix) -> Matrix:
    """Multiply all rows at once."""
    few = FEWEST - len(rows)
    if few <= 0:
        return rows @ weights.T
    padded: Matrix = np.pad(rows, ((0, few), (0, 0)))
    return (padded @ weights.T)[: len(rows)]


def in_blocks(rows: Matrix, weights: Matrix) -> Matrix:
    """Multiply a few rows at a time, always as many."""
    count, inner = rows.shape
    if not count:
        return rows @ weights.T
    missing = -count % BLOCK
    if missing:
        rows = np.pad(rows, ((0, missing), (0, 0)))
    blocks = np.matmul(weights, rows.reshape(-1, BLOCK, inner).transpose(0, 2, 1)).transpose(0, 2, 1)
    product: Matrix = np.ascontiguousarray(blocks).reshape(count + missing, len(weights))[:count]
    return product


def by_blis(rows: Matrix, weights: Matrix) -> Matrix:
    """Multiply by the BLAS that comes with thinc, which is slower and packs all rows alike."""
    product: Matrix = _blis().gemm(rows, weights, trans2=True)
    return product


@cache
def _blis() -> NumpyOps:
    return NumpyOps(use_blis=True)


def is_steady(way: Way) -> bool:
    """Tell whether rows come out of a multiplication the same by themselves as among others."""
    for inner, outer in TRIED:
        numbers = np.sin(np.arange(1, (ROWS + outer) * inner + 1, dtype=np.float32)).reshape(-1, inner)
        rows, weights = numbers[:ROWS], numbers[ROWS:]
        among = way(rows, weights)
        for first, count in PLACES:
            if not np.array_equal(way(rows[first : first + count], weights), among[first : first + count]):
                return False
    return True
