"""Matrix products by NumPy's BLAS, the same to the last bit in whatever company a row stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thinc.api import NumpyOps
from thinc.model import Model

if TYPE_CHECKING:
    from spacy.language import Language

FEWEST = 64
"""Rows: for fewer, a BLAS may take a kernel that rounds otherwise, and a text would be read otherwise alone."""


class SteadyOps(NumpyOps):  # type: ignore[misc]  # thinc leaves it untyped
    """Array operations in which a row's product does not depend on how many other rows there are."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self,
        x: Any,
        y: Any,
        out: Any = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - the signature of thinc
        trans2: bool = False,  # noqa: FBT001, FBT002 - the signature of thinc
    ) -> Any:
        """Return the product of two matrices of 32-bit floats, either of them transposed first."""
        few = FEWEST - len(x)
        if few <= 0 or trans1 or out is not None:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        padded: Any = self.xp.pad(x, ((0, few), (0, 0)))
        return super().gemm(padded, y, trans2=trans2)[: len(x)]


def multiply_steadily(nlp: Language) -> None:
    """Let all layers of a pipeline that stand on NumPy use `SteadyOps`."""
    steady = SteadyOps()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = steady
