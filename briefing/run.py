"""Ingest, extract, fuse: the whole way from paths to a briefing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from itertools import chain
from os import PathLike, fspath
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.history import History
from briefing.ingest import Intake, Options, discover
from briefing.isolation import Isolation
from briefing.model import MANY_ARTICLES, Article, Briefing, Extraction, Packed, Reading, Skipped
from briefing.places import cache_folder
from briefing.reading import read, readers_for
from briefing.search import open_archive
from briefing.settings_file import load_settings
from briefing.store import Store, briefing_key, extraction_key
from briefing.story_work import StoryWork
from briefing.workers import Cancelled, Waiting, worker_count

if TYPE_CHECKING:
    from briefing.fuse import Fusion
    from briefing.fuse.fusion import Share

STORE_FILE = "readings.sqlite"
BRIEFED = "en"
Found = Extraction | Packed[Extraction]
FUSED_HERE = 400
"""Articles from which workers are started to fuse what was read before, which one process takes a second or more for."""
SECONDS_BETWEEN, SHARE_OF_READING = 0.4, 8.0
"""Briefings on the way come this many seconds apart at least, and this many times what they take of a processor."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The briefing so far: `done` of `total` articles are read; the last one is `finished`.

    `readings` holds what the briefing was fused from; it is empty where the briefing came whole
    from the store. `problems` are messages for the analyst that concern no single article.
    `compared` says in words what the changes of a finished briefing are counted from, `news` whether
    any of them is new, `waiting` what the reading waits for where nothing reads.
    """

    briefing: Briefing
    articles: Mapping[str, Article] = field(default_factory=dict)
    readings: Sequence[Reading] = ()
    done: int = 0
    total: int = 0
    finished: bool = False
    problems: tuple[str, ...] = ()
    compared: str = ""
    news: bool = False
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What to brief: paths, settings, the bytes of standard input where a path is `-`.

    `apart` reads in worker processes even few articles, so that the caller stays responsive;
    `fresh` wants the readings themselves, not a briefing kept from an earlier run; `growing` wants a
    briefing while articles are still being read, not only their number; `history` keeps the finished
    briefing and tells what changed.
    """

    paths: tuple[str, ...]
    settings: Settings
    stdin: bytes | None = None
    apart: bool = False
    fresh: bool = False
    growing: bool = True
    history: History | None = None


class Pause:
    """The time between two briefings of one reading: longer the more work it is to bring one together.

    The work of this thread counts, and not how long it waits for a processor that others keep busy.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, worked: Callable[[], float] = time.thread_time
    ) -> None:
        """Begin to wait; `clock` tells the time, `worked` how long this thread has worked, both in seconds."""
        self._clock, self._worked = clock, worked
        self._before = worked()
        self.start()

    def over(self) -> bool:
        """Tell whether it is time for the next briefing, which begins to be made now."""
        self._before = self._worked()
        return self._clock() >= self._until

    def start(self) -> None:
        """Begin to wait, now that a briefing is made and shown."""
        cost = self._worked() - self._before
        self._until = self._clock() + max(SECONDS_BETWEEN, SHARE_OF_READING * cost)


def brief(*paths: str | PathLike[str], settings: Settings | None = None) -> Briefing:
    """Return the briefing over files and folders, with the settings of config.yaml unless others are given.

    What cannot be read stands in `skipped` with the reason. Raises ConfigError for settings that cannot be
    used, ModelMissing without a language model and ClusterError for a cluster that cannot be used.
    """
    names = tuple(fspath(path) for path in paths)
    request = Request(names, settings or load_settings(names), growing=False)
    *_, last = snapshots(request)
    return last.briefing


def snapshots(request: Request, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Snapshot]:
    """Yield briefings that grow while articles are read, the whole one last.

    Stops without a finished snapshot soon after `cancelled` says so.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    path = cache_folder() / STORE_FILE if request.settings.store else None
    with Store(path) as store:
        try:
            for item in _intake(request, store, cancelled):
                if isinstance(item, Article):
                    articles.append(item)
                else:
                    skipped.append(item)
        except Cancelled:
            return
        articles = _told_apart(articles)
        keys = {article.id: extraction_key(article, request.settings.model) for article in articles}
        store.need(keys.values())
        try:
            for snapshot in _read_and_fuse(request, articles, keys, skipped, store, cancelled):
                yield _kept(snapshot, request, keys, store) if snapshot.finished else snapshot
        except Cancelled:
            return


def _intake(request: Request, store: Store, cancelled: Callable[[], bool]) -> Iterator[Intake]:
    """Yield what the files hold, in order."""
    settings = request.settings
    options = Options(
        {str(meaning): names for meaning, names in settings.fields.items()},
        largest=int(settings.limits.file * 1_000_000),
    )
    with Isolation(worker_count(settings.workers), settings.limits, store) as isolation:
        yield from isolation.read(discover(request.paths), request.stdin, options, cancelled)


def _read_and_fuse(
    request: Request,
    articles: list[Article],
    keys: Mapping[str, str],
    skipped: list[Skipped],
    store: Store,
    cancelled: Callable[[], bool],
) -> Iterator[Snapshot]:
    settings = request.settings
    by_id = {article.id: article for article in articles}
    cards = [(a.path, a.publisher, a.url, a.language, a.notes, a.lines) for a in articles]
    same = replace(settings, workers=0, cluster=None)  # who reads does not change what is found
    whole = briefing_key(
        sorted(keys.values()), (sorted(cards, key=repr), sorted(map(astuple, skipped)), same)
    )
    if not request.fresh and (kept := store.briefing(whole, MANY_ARTICLES)) is not None:
        total = len(articles)
        yield Snapshot(kept, by_id, (), total, total, finished=True)
        return

    results = _read_before(articles, keys, store)
    missing = [article for article in articles if article.id not in results]
    lost: set[str] = set()

    @cache
    def fusion() -> Fusion:
        from briefing.fuse import Fusion

        return Fusion(settings, MANY_ARTICLES)

    def snapshot(share: Share | None = None, *, finished: bool = False) -> Snapshot:
        if not finished and not request.growing:
            return Snapshot(Briefing(), by_id, (), len(results) + len(lost), len(articles))
        done = [Reading(a, results.get(a.id, Extraction())) for a in articles if a.id not in lost]
        briefing = fusion().fuse(done, skipped, share)
        return Snapshot(
            replace(briefing, unmatched=fusion().unmatched(done)) if finished else briefing,
            by_id,
            done if finished else (),
            len(results) + len(lost),
            len(articles),
            finished=finished,
            problems=(store.problem,) if store.problem else (),
        )

    many = len(results) >= FUSED_HERE
    helped = articles if many and not missing else missing
    helping = settings if missing else replace(settings, cluster=None)
    with readers_for(helped, helping, apart=request.apart, reading=bool(missing)) as readers:
        work = StoryWork(store, same, readers, cancelled)
        if many and request.growing:
            words = f"bringing {len(articles):,} articles together"
            yield Snapshot(Briefing(), by_id, (), len(results), len(articles), waiting=words)
        if missing:
            yield (shown := snapshot(work if many else None))
            missing = _by_story(missing, shown.briefing)
            pause, counted = Pause(), time.monotonic()
            for article, result in read(missing, readers, settings.model, cancelled):
                if isinstance(result, Waiting):
                    yield replace(shown, waiting=result.words)
                    continue
                if isinstance(result, Skipped):
                    skipped.append(result)
                    lost.add(article.id)
                else:
                    results[article.id] = result
                    store.keep_extractions({keys[article.id]: result})
                if cancelled():
                    return
                if pause.over():
                    yield (shown := snapshot())
                    pause.start()
                elif request.growing and time.monotonic() - counted >= SECONDS_BETWEEN:
                    yield replace(shown, done=len(results) + len(lost))
                    counted = time.monotonic()
        last = snapshot(work, finished=True)
    fusion.cache_clear()  # what it would need to go on takes room
    if not lost:
        store.keep_briefing(whole, last.briefing)
    yield last


def _read_before(articles: Iterable[Article], keys: Mapping[str, str], store: Store) -> dict[str, Found]:
    """Return by article what is known of it; nothing is looked for in what is in another language."""
    found = store.extractions(set(keys.values()))
    known: dict[str, Found] = {at: found[key] for at, key in keys.items() if key in found}
    return known | {article.id: Extraction() for article in articles if article.language != BRIEFED}


def _by_story(articles: list[Article], briefing: Briefing) -> list[Article]:
    """Return the articles story by story as they are shown, so that the first fill first, and few are fused twice."""
    place = {one: at for at, one in enumerate(chain.from_iterable(s.articles for s in briefing.stories))}
    return sorted(articles, key=lambda article: place.get(article.id, 0))


def _kept(snapshot: Snapshot, request: Request, keys: Mapping[str, str], store: Store) -> Snapshot:
    """Keep a finished briefing for later runs, and return it with what changed since earlier ones."""
    problems = snapshot.problems
    if request.settings.store and (problem := _archive(snapshot, keys, store)):
        problems = (*problems, problem)
    if request.history is None or not snapshot.articles:
        return replace(snapshot, problems=problems)
    told = request.history.compared(snapshot.briefing)
    return replace(
        snapshot,
        briefing=replace(snapshot.briefing, changes=told.changes),
        problems=(*problems, told.problem) if told.problem else problems,
        compared=told.since,
        news=told.news,
    )


def _archive(snapshot: Snapshot, keys: Mapping[str, str], store: Store) -> str | None:
    """Put what is not yet in the archive into it; return why it cannot be, where that is so."""
    articles = snapshot.articles
    with open_archive() as archive:
        missing = archive.missing((article, keys[article.id]) for article in articles.values())
        if missing:
            found: dict[str, Found] = {r.article.id: r.kept for r in snapshot.readings}
            if not found:
                by_key = store.extractions({keys[article.id] for article in missing})
                found = {article.id: by_key.get(keys[article.id], Extraction()) for article in missing}
            readings = ((Reading(a, found[a.id]).opened(), keys[a.id]) for a in missing if a.id in found)
            archive.keep(readings, articles.values())
        return archive.problem


def _told_apart(articles: list[Article]) -> list[Article]:
    """Give articles with the same content ids of their own, and say which are too long to be searched whole."""
    seen: dict[str, int] = {}
    apart = []
    for article in articles:
        count = seen[article.id] = seen.get(article.id, 0) + 1
        name = article.id if count == 1 else f"{article.id}-{count}"
        apart.append(replace(article, id=name, notes=article.notes + _length_note(article)))
    return apart


def _length_note(article: Article) -> tuple[str, ...]:
    """Say that an article is too long to be searched whole, where it is."""
    share = article.readable / max(1, len(article.text))
    return (f"very long: only the first {share:.0%} was searched",) if share < 1 else ()
