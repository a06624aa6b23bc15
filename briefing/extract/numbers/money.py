"""Currencies: which one a sign or a name means, by the country that the text speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from briefing.extract.alternatives import any_of
from briefing.extract.numbers.lexer import Numeral
from briefing.extract.numbers.tables import currencies, money_countries

LONGEST_SIGN = 6
LARGE = 1000
# What the web address of an article weighs, in mentions of a country.
ADDRESS = 5
CELSIUS = re.compile(r"[°º]\s?C\b|[Cc]elsius|[Cc]entigrade|℃")
FAHRENHEIT = re.compile(r"[°º]\s?F\b|[Ff]ahrenheit|℉")
HOST = re.compile(r"(?:https?://)?([\w.-]+)")
GAP = "-−+ \u00a0\u2009"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text says about its units: the currency of each shared name, the scale of degrees."""

    families: dict[str, str] = field(default_factory=dict)
    degree: str = "degree"


def read_setting(text: str, url: str | None = None) -> Setting:
    """Find which country's money a text means, and whether its degrees are Celsius or Fahrenheit.

    The country is the one named most often, by name, people or cities; its web address counts too.
    A bare "$" is another country's dollar only where the papers of that country write it so, and
    never after a single mention of the country.
    """
    counts = Counter(m.group() for m in _country_words().finditer(text))
    domain = _top_domain(url)
    families: dict[str, str] = {}
    most: dict[str, int] = {}
    for country in money_countries():
        if country.family == "dollar" and not country.plain:
            continue
        seen = sum(counts[word] for word in country.words) + (ADDRESS if country.domain == domain else 0)
        if seen > most.get(country.family, 1 if country.family == "dollar" else 0):
            most[country.family], families[country.family] = seen, country.currency
    celsius, fahrenheit = len(CELSIUS.findall(text)), len(FAHRENHEIT.findall(text))
    if not celsius and not fahrenheit:
        return Setting(families)
    return Setting(families, "degree Celsius" if celsius >= fahrenheit else "degree Fahrenheit")


def _top_domain(url: str | None) -> str:
    host = HOST.match(url or "")
    return host[1].rsplit(".", 1)[-1].lower() if host else ""


@cache
def _country_words() -> re.Pattern[str]:
    words = any_of(word for country in money_countries() for word in country.words)
    return re.compile(rf"(?<!\w){words}(?!\w)")


def family_currency(family: str, setting: Setting) -> str:
    """Return the ISO 4217 code that a shared name ("dollar", "rupee") means in this text."""
    return setting.families.get(family) or currencies().families[family].default


def sign_before(text: str, numeral: Numeral, setting: Setting) -> tuple[str, int] | None:
    """Return the currency set before a numeral ("$5", "Rs 5") and where its sign begins."""
    window = text[max(0, numeral.start - LONGEST_SIGN - 2) : numeral.start]
    tight = window.rstrip(GAP)
    for sign, code, family in _signs_by_end().get(tight[-1:], ()):
        if not tight.endswith(sign):
            continue
        at = numeral.start - len(window) + len(tight) - len(sign)
        if sign[0].isalnum() and at and text[at - 1].isalnum():
            continue
        if sign.isalpha() and not _is_sign(sign, numeral, glued=len(tight) == len(window)):
            continue
        return (family_currency(family, setting) if family else code), at
    return None


def _is_sign(sign: str, numeral: Numeral, *, glued: bool) -> bool:
    """Tell whether letters before a number are money ("Rs 5", "R5 million") and not a label ("K2", "ID 5")."""
    large = numeral.scaled or (numeral.value or 0) >= LARGE
    if len(sign) == 1:
        return glued and large
    if len(sign) == 2 and sign.isupper() and sign != "RM":
        return glued or large
    return True


@cache
def _signs_by_end() -> dict[str, list[tuple[str, str, str]]]:
    """Return the signs by their last character."""
    ends: dict[str, list[tuple[str, str, str]]] = {}
    for sign in _signs():
        ends.setdefault(sign[0][-1], []).append(sign)
    return ends


@cache
def _signs() -> tuple[tuple[str, str, str], ...]:
    """Return (sign, code, family) of every sign, longest first; a country's own sign before a shared one."""
    table = currencies()
    own = [(sign, code, "") for code, signs in table.currencies.items() for sign in signs.signs]
    taken = {sign for sign, _, _ in own}
    shared = [(sign, "", name) for name, signs in table.families.items() for sign in signs.signs]
    found = [*own, *(item for item in shared if item[0] not in taken)]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))
