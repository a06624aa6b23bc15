"""Words that settings and findings have in common, apart so that reading settings defines no findings."""

from __future__ import annotations

from typing import Literal

ActorKind = Literal["person", "organisation", "state", "group"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source (Admiralty code), A the most reliable, F not known."""
