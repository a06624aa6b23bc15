"""Short forms of institutions: initials, first or last words of a longer name in the same article."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefing.extract.tables import is_office, name_edges, name_words, regions, states
from briefing.model import MentionKind

REMEMBERED = 8192
"""Names whose words are kept, more than an article holds."""

_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "al", "&"}
INSTITUTIONS: frozenset[MentionKind] = frozenset({"organisation", "group"})
_PART_OF = frozenset({"of", "for", "at"})
"""Words behind which another's name stands: "Board of the Velmora Chamber of Trade"."""
_MERGED = {"organisation", "group", "place"}


@lru_cache(maxsize=REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, also those that hyphens join."""
    return tuple(word for word in re.split(r"[\s-]+", name) if word)


@lru_cache(maxsize=REMEMBERED)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return words_of("".join(char for char in plain if not unicodedata.combining(char)))


class LongerNames:
    """The names of an article that shorter ones may stand for, found by their words and initials."""

    def __init__(self, kinds: Mapping[str, MentionKind]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_initials: dict[str, list[str]] = defaultdict(list)
        self._order = {name: at for at, name in enumerate(kinds)}
        for name, kind in kinds.items():
            for word in dict.fromkeys(words_of(name)):
                self._by_word[word].append(name)
            if kind in _MERGED and not is_office(name):
                self._by_initials[initials(name)].append(name)
        self._whole = {name for names in self._by_initials.values() for name in names}

    def of(self, form: str) -> str | None:
        """Return the one longer name that a form stands for, None where none or several do."""
        words = words_of(form)
        if len(words) == 1 and name_words().get(form) in INSTITUTIONS:
            # A short form such as "the Assembly" follows the long one.
            at = self._order.get(form, 0)
            before = [name for name in self._by_word[form] if self._order[name] < at and name not in states()]
            whole = [name for name in before if _ends_of(form, name)]
            if len(whole) == 1:
                return whole[0]
        if not words or form in regions():
            return None
        spelled = self._by_initials[form.replace(".", "")] if form.isupper() else []
        near = [
            n
            for n in dict.fromkeys([*self._by_word[words[0]], *self._by_word[words[-1]]])
            if n in self._whole
        ]
        for found in (
            spelled,
            [name for name in near if _begins(form, name)],
            [name for name in near if _begins(form, name) or _ends(form, name)],
        ):
            longer = [name for name in found if len(name) > len(form)]
            if len(longer) == 1:
                return longer[0]
        return None


def initials(name: str) -> str:
    """Return the first letters of a name's words in capitals, those in small letters left out where two others are."""
    words = [word for word in words_of(name) if word.lower() not in _SMALL]
    capitals = [word for word in words if not word[0].islower()]
    return "".join(word[0] for word in (capitals if len(capitals) > 1 else words)).upper()


def _ends_of(word: str, name: str) -> bool:
    """Tell whether a word such as "Assembly" is the last or the first of a longer name."""
    words = words_of(name)
    return len(words) > 1 and (words[-1] == word or name.startswith(f"{word} of "))


def _begins(short: str, name: str) -> bool:
    """Tell whether a form is the first words of a longer name, which is not a part of it such as its finance department."""
    parts, whole = words_of(short), words_of(name)
    if whole[: len(parts)] != parts or _is_unit(whole[len(parts) :]):
        return False
    return len(parts) > 1 or (len(whole) == 2 and whole[1] not in regions() and parts[0] not in name_words())


def _ends(short: str, name: str) -> bool:
    """Tell whether a form is the last words of a longer name."""
    parts, whole = words_of(short), words_of(name)
    if len(parts) == 1 and (len(whole) != 2 or whole[1] in regions() or parts[0] in name_words()):
        return False
    return whole[-len(parts) :] == parts and not _PART_OF.intersection(whole[: -len(parts)])


def _is_unit(rest: Sequence[str]) -> bool:
    """Tell whether the words after a name tell an institution of its own within it."""
    if not rest:
        return False
    if rest[0] == "of":
        return " ".join(rest[1:]) not in states()
    return rest[-1] in name_edges().units


def tells_of_another(word: str, text: str) -> bool:
    """Tell whether a text has a noun for what it does not name: "a commission", "the dockers' union", "union of dockers"."""
    if word not in text:  # looked for much faster than the pattern
        return False
    noun = re.escape(word)
    return re.search(rf"\b(?:[Aa]n?|[a-z]+['’]s?) (?:[a-z]+ )?{noun}\b|\b{noun} of\b", text) is not None


def last_words(kinds: Mapping[str, MentionKind]) -> dict[str, str]:
    """Return the word in small letters, "commission", that ends just one of an article's names of institutions."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, kind in kinds.items():
        words = words_of(re.split(" (?:of|in) ", name, maxsplit=1)[0])
        if kind in INSTITUTIONS and words and name_words().get(words[-1].capitalize()) in INSTITUTIONS:
            owners[words[-1].lower()].add(name)
    return {
        word: next(iter(names))
        for word, names in owners.items()
        if len(names) == 1 and word not in name_edges().vague
    }
