"""Persons by parts of their names: "Larsen" is the "Anna Larsen" of the same article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.extract.short_forms import folded, words_of
from briefing.model import MentionKind


class FullNames:
    """The persons whom an article calls by a whole name, found by the words of it."""

    def __init__(self, kinds: Mapping[str, MentionKind], counts: Counter[str]) -> None:
        """Take the kinds of all names of an article, and how often each stands there."""
        self._counts = counts
        self._names: set[str] = set()
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for name, kind in kinds.items():
            if kind == "person" and " " in name and len(words_of(name)) > 1:
                self._names.add(name)
                words = folded(name)
                for word in {*words, "".join(words)}:
                    self._by_word[word].append(name)
                for word in {word.lower() for word in words_of(name)}:
                    self._bearers[word].append(name)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def bearer(self, word: str) -> str | None:
        """Return the person of whose name this is a word, of several the one called by the whole name most, then first."""
        return self._most_named(self._bearers.get(word.lower(), ()))

    def fuller(self, form: str, beginning: str = "") -> str:
        """Return a fuller name of the person whom a form names; itself where that is not clear.

        Of several persons it is the one whom the text calls by the whole name most, then first; of those only whose
        name has this `beginning`.
        """
        words = folded(form)
        near = self._by_word.get(words[0], ()) if words else ()
        parts = {name: folded(name) for name in near if name != form and name.startswith(beginning)}
        candidates = [
            name
            for name, its in parts.items()
            if len(its) > len(words) and (_is_part(words, its) or words == ("".join(its),))
        ]
        surnamed = [name for name in candidates if parts[name][-1] == words[-1]]
        return self._most_named(surnamed or candidates) or form

    def _most_named(self, names: Sequence[str]) -> str | None:
        return max(names, key=lambda name: self._counts[name], default=None)


def _is_part(words: Sequence[str], of: Sequence[str]) -> bool:
    """Tell whether words occur in this order among others."""
    rest = iter(of)
    return all(word in rest for word in words)
