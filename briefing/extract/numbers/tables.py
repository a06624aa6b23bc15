"""The word tables behind the reading of numbers, loaded once from `briefing/data/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.data import read_table


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """Number words and their values; see `data/numerals.yaml`."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    glued_scales: dict[str, float]
    vague: frozenset[str]
    vague_openers: frozenset[str]
    fractions: dict[str, float]
    not_a_share_after: frozenset[str]
    multipliers: dict[str, float]


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of measure; `factor` turns periods longer than a year into years."""

    unit: str
    kind: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Signs:
    """How a currency, or several that share a name, are written."""

    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class Currencies:
    """Currencies by code, families that share a name, and hundredths; see `data/currencies.yaml`."""

    currencies: dict[str, Signs]
    families: dict[str, Signs]
    ambiguous: frozenset[str]
    money_cues: frozenset[str]
    minor: dict[str, Signs]


@dataclass(frozen=True, slots=True)
class MoneyCountry:
    """A country whose currency shares its name; `plain` says that its papers mean it by a bare sign."""

    currency: str
    family: str
    words: tuple[str, ...]
    domain: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Hedges:
    """Hedging words by hedge; see `data/hedges.yaml`."""

    before: dict[str, tuple[str, ...]]
    between: tuple[str, ...]
    after: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a number that show what it is; see `data/number_context.yaml`."""

    months: frozenset[str]
    labels: frozenset[str]
    weak_labels: frozenset[str]
    ages: frozenset[str]
    structural: frozenset[str]
    unit_adjectives: frozenset[str]
    casualties: frozenset[str]
    transparent: frozenset[str]
    heights: frozenset[str]
    marks: frozenset[str]
    each: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    money_words: frozenset[str]
    rates: frozenset[str]
    records: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    light: frozenset[str]
    streets: frozenset[str]
    counted: frozenset[str]
    counted_endings: frozenset[str]
    lengths: frozenset[str]
    dimensions: dict[str, str]
    bearings: frozenset[str]
    parents: dict[str, str]
    never_counted: frozenset[str]


@cache
def numeral_words() -> NumeralWords:
    """Return the words that make numbers."""
    return read_table("numerals", NumeralWords)


@cache
def unit_entries() -> tuple[UnitEntry, ...]:
    """Return the units of measure."""
    return read_table("units", tuple[UnitEntry, ...])


@cache
def currencies() -> Currencies:
    """Return the currencies."""
    return read_table("currencies", Currencies)


@cache
def money_countries() -> tuple[MoneyCountry, ...]:
    """Return the countries whose money shares its name."""
    return read_table("money_countries", tuple[MoneyCountry, ...])


@cache
def hedge_words() -> Hedges:
    """Return the hedges."""
    return read_table("hedges", Hedges)


@cache
def context_words() -> Context:
    """Return the words around numbers."""
    return read_table("number_context", Context)


@cache
def participles() -> dict[str, str]:
    """Return the past participles of irregular verbs."""
    return read_table("participles", dict[str, str])
