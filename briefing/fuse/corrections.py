"""The analyst's corrections of actors: whom each one means, and what it makes of the actor.

A correction means an actor by any form under which these articles know it: the name that is shown, another name, or
the last name of a person. The shown name goes before the others, and a form that several actors share means none of
them. What the analyst writes as the name of an actor that is not there becomes a name of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

from briefing.config import Settings
from briefing.fuse.identity import Known, folded
from briefing.model import ActorKind, Profile, Unmatched

NEAR = 0.7
"""How alike a known form has to be to be suggested, by the matcher of the standard library."""
MOST_NAMED = 3
MOST_TOLD = 10
"""Corrections that mean nobody of which is told; to look for near names takes time, and a file may be anybody's."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections come to: for each name that was found, the actor that it belongs to, if that is another.

    An actor is one of the names that were found, or one that the analyst wrote. `shown` tells under which name it
    goes, where that is another.
    """

    belongs: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def correct_anything(settings: Settings) -> bool:
    """Tell whether there are corrections of actors."""
    return any((settings.aliases, settings.merge, settings.hide, settings.kind, settings.roles))


def key_of(name: str) -> str:
    """Return a name as it is compared with what the analyst writes: without case, "the" and double spaces."""
    return " ".join(name.lower().replace("’", "'").removeprefix("the ").split())


def corrections(names: Mapping[Known, Known], profiles: Iterable[Profile], settings: Settings) -> Corrected:
    """Return what the corrections come to for the actors with these profiles, whose names `names` brings together."""
    if not correct_anything(settings):
        return Corrected()
    bearers = _Bearers(names, profiles)
    merged = _Merged(bearers, settings)
    by_shown = merged.by_shown()
    return Corrected(
        belongs={one: merged.whole(one) for one in bearers.names if merged.whole(one) != one},
        shown=merged.shown,
        kinds={one: settings.kind[form] for one, form in merged.meant(settings.kind, by_shown).items()},
        roles={one: settings.roles[form] for one, form in merged.meant(settings.roles, by_shown).items()},
        hidden=frozenset(merged.meant(settings.hide, by_shown)),
    )


def unmatched(
    names: Mapping[Known, Known], profiles: Iterable[Profile], settings: Settings
) -> tuple[Unmatched, ...]:
    """Return the first corrections that mean none of the actors, in the order of the settings."""
    bearers = _Bearers(names, profiles)
    shown = frozenset(_Merged(bearers, settings).by_shown())
    return tuple(islice(_unmatched(settings, bearers, shown), MOST_TOLD))


class _Bearers:
    """The names of the actors that were found, and the forms under which each is known."""

    def __init__(self, names: Mapping[Known, Known], profiles: Iterable[Profile]) -> None:
        self._named: dict[str, dict[str, None]] = defaultdict(dict)
        self._known: dict[str, dict[str, None]] = defaultdict(dict)
        self._last: dict[str, dict[str, None]] = defaultdict(dict)
        self.names: dict[str, None] = {}
        for profile in profiles:
            name, kind = names[profile.name, profile.kind]
            self.names[name] = None
            self._named[key_of(name)][name] = None
            for form in (name, profile.name, *profile.aliases):
                self._known[_plain(form)][name] = None
                if profile.role:
                    self._known[_plain(f"{profile.role} {form}")][name] = None
            if kind == "person":
                self._last[folded(name)[-1] if folded(name) else ""][name] = None

    def of(self, form: str) -> Sequence[str]:
        """Return the actors that a form means: none where it is unknown, or where several share it."""
        return tuple(self._named.get(key_of(form), ())) or (
            tuple(shared) if len(shared := self.sharing(form)) == 1 else ()
        )

    def sharing(self, form: str) -> Sequence[str]:
        """Return the actors that are known by a form that is the name of none."""
        plain = _plain(form)
        return tuple(self._known.get(plain) or self._last.get(plain) or ()) if plain else ()

    def near(self, form: str) -> str | None:
        """Return the actor that is known by the form that is most like this one and begins with the same letter."""
        forms = {**self._last, **self._known}
        plain = _plain(form)
        alike = [one for one in forms if one[:1] == plain[:1]]
        near = get_close_matches(plain, alike, n=1, cutoff=NEAR) if plain else []
        return min(forms[near[0]]) if near else None


class _Merged:
    """The actors as the analyst brings them together; `shown` are names that an actor is to go under."""

    def __init__(self, bearers: _Bearers, settings: Settings) -> None:
        self._bearers = bearers
        self._written: dict[str, str] = {}
        self._up: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        same = [(other, name) for name, others in settings.aliases.items() for other in others]
        belongs: dict[str, str] = {}
        for form, name in (*same, *settings.merge.items()):
            into = self._meant(name)[0]
            for one in self._meant(form):
                if one == into:
                    self.shown[one] = name
                else:
                    belongs[one] = into
        for one, into in belongs.items():
            if self.whole(into) != one:  # else it would go round in a circle
                self._up[one] = into

    def whole(self, one: str) -> str:
        """Return the actor that one belongs to in the end, itself where it is merged into none."""
        while (above := self._up.get(one)) is not None:
            self._up[one] = self._up.get(above, above)  # next time the way is half as long
            one = above
        return one

    def by_shown(self) -> dict[str, list[str]]:
        """Return the actors that are left by the names that they go under."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in dict.fromkeys(map(self.whole, self._bearers.names)):
            found[key_of(self.shown.get(one, one))].append(one)
        return found

    def meant(self, forms: Iterable[str], by_shown: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Return by actor the form that means it; what is said of one that belongs to another is not said of that."""
        by_form: dict[str, str] = {}
        for form in forms:
            if (key := key_of(form)) in by_shown:
                by_form |= dict.fromkeys(by_shown[key], form)
                continue
            for one in self._bearers.of(form):
                whole = self.whole(one)
                if whole == one or whole not in self._bearers.names:
                    by_form.setdefault(whole, form)
        return by_form

    def _meant(self, form: str) -> Sequence[str]:
        """Return the actors that a form means, a new one where it means none that was found."""
        return self._bearers.of(form) or (self._written.setdefault(key_of(form), form),)


def _unmatched(settings: Settings, bearers: _Bearers, shown: Collection[str]) -> Iterator[Unmatched]:
    for name, others in settings.aliases.items():
        if not any(bearers.of(form) for form in (name, *others)):
            yield Unmatched("aliases", name, near=bearers.near(name))
    said = {"merge": settings.merge, "hide": settings.hide, "kind": settings.kind, "roles": settings.roles}
    for setting, forms in said.items():
        for form in forms:
            if key_of(form) not in shown and not bearers.of(form):
                several = sorted(bearers.sharing(form))[:MOST_NAMED]
                yield Unmatched(setting, form, tuple(several), None if several else bearers.near(form))


def _plain(form: str) -> str:
    return " ".join(folded(form))
