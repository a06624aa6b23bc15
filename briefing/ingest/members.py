"""Members of containers: read in place, within limits on size, number, depth and compression, never unpacked to disk."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from briefing.ingest.decode import harmless_name
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.readers import reader_for
from briefing.model import Skipped

LARGEST_MEMBER = 20_000_000
MOST_LEVELS = 4
MOST_PACKED = 200
HARMLESS_SIZE = 1_000_000
WITHIN = "!/"
ENCRYPTED = 1


def read_member(
    container: str, member: str, raw: bytes, options: Options, suffix: str | None = None
) -> Iterator[Intake]:
    """Yield what is in a member of a container, under a path such as `news.zip!/a/b.html`.

    Raises Unreadable where the container has used up what it may unpack.
    """
    name = f"{container}{WITHIN}{harmless_name(member)}"
    options.budget.take(len(raw))
    if options.depth >= MOST_LEVELS:
        yield Skipped(name, f"not opened: a container in a container, more than {MOST_LEVELS} deep")
    elif not raw.strip():
        yield Skipped(name, "empty")
    else:
        ending = PurePosixPath(member).suffix if suffix is None else suffix
        yield from reader_for(ending)(name, raw, options.deeper())


def is_hidden(member: str) -> bool:
    """Tell whether a member is one of those that folders are read without: hidden, or litter of a system."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(member).parts)


def open_zip(raw: bytes, what: str) -> ZipFile:
    """Open a ZIP container. Raises Unreadable where it is damaged; `what` names it."""
    with parsing(what):
        return ZipFile(BytesIO(raw))


def unpacked_part(archive: ZipFile, name: str, options: Options) -> bytes:
    """Return the bytes of a part of a document that is packed as ZIP. Raises Unreadable as `unpacked` does, or without it."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise Unreadable(f"a damaged document: it has no {name}") from None
    raw = unpacked(archive, info)
    options.budget.take(len(raw))
    return raw


def unpacked(archive: ZipFile, info: ZipInfo) -> bytes:
    """Return the bytes of a member of a ZIP container. Raises Unreadable where it is locked, damaged or too large."""
    if info.flag_bits & ENCRYPTED:
        raise Unreadable("encrypted: it cannot be read without its password")
    refuse_bomb(info.file_size, info.compress_size)
    with parsing("a damaged member of an archive"), archive.open(info) as file:
        raw = file.read(LARGEST_MEMBER + 1)
    refuse_bomb(len(raw), info.compress_size)
    return raw


def refuse_bomb(size: int, packed: int) -> None:
    """Raise Unreadable for what unpacks to more than an article could be."""
    if size > LARGEST_MEMBER:
        raise Unreadable(f"too large: it unpacks to more than {LARGEST_MEMBER // 1_000_000} MB")
    if size > HARMLESS_SIZE and size > MOST_PACKED * max(packed, 1):
        raise Unreadable(f"packed more than {MOST_PACKED} to 1, as no article is")
