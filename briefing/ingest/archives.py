"""Archives to the articles in them: ZIP, TAR, and files packed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipInfo

from briefing.ingest.decode import harmless_name
from briefing.ingest.intake import Intake, Options, Unreadable, parsing
from briefing.ingest.members import (
    LARGEST_MEMBER,
    WITHIN,
    is_hidden,
    open_zip,
    read_member,
    refuse_bomb,
    unpacked,
)
from briefing.model import Skipped

_NO_ARTICLES = (("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "a presentation"))
LARGEST_ARCHIVE = 100_000_000
PIECE = 1_000_000
XZ_MEMORY = 100_000_000
_PACKED: tuple[tuple[bytes, Callable[[], Any]], ...] = (
    (b"\x1f\x8b", lambda: zlib.decompressobj(31)),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY)),
)


def read_zip(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles in a ZIP archive, in the order of their names. Raises Unreadable."""
    with open_zip(raw, "a damaged ZIP archive") as archive:
        _refuse_document(set(archive.namelist()))
        members = [
            info for info in archive.infolist() if not _is_folder(info) and not is_hidden(info.filename)
        ]
        if not members:
            raise Unreadable("an archive with nothing in it")
        for info in sorted(members, key=lambda info: info.filename):
            options.budget.count()
            try:
                content = unpacked(archive, info)
            except Unreadable as error:
                yield Skipped(f"{name}{WITHIN}{harmless_name(info.filename)}", str(error))
            else:
                yield from read_member(name, info.filename, content, options)


def _is_folder(info: ZipInfo) -> bool:
    """Tell whether a member is a folder; unlike `is_dir`, also of one whose name is empty."""
    return info.filename.endswith("/")


def _refuse_document(names: set[str]) -> None:
    """Raise Unreadable for a document that is packed as an archive is but holds no article."""
    for member, what in _NO_ARTICLES:
        if member in names:
            raise Unreadable(f"{what}: no article in it")


def read_tar(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles in a TAR archive, in its order. Raises Unreadable."""
    with parsing("a damaged TAR archive"):
        archive = tarfile.TarFile(fileobj=BytesIO(raw))
    found = False
    while True:
        with parsing("a damaged TAR archive"):
            info = archive.next()
        if info is None:
            break
        if info.isdir() or is_hidden(info.name):
            continue
        found = True
        options.budget.count()
        yield from _tar_member(name, archive, info, options)
    if not found:
        raise Unreadable("an archive with nothing in it")


def _tar_member(
    name: str, archive: tarfile.TarFile, info: tarfile.TarInfo, options: Options
) -> Iterator[Intake]:
    shown = f"{name}{WITHIN}{harmless_name(info.name)}"
    if not info.isreg():
        yield Skipped(shown, "not a file: links, pipes and devices in an archive are not followed")
        return
    try:
        refuse_bomb(info.size, info.size)
        with parsing("a damaged member of an archive"):
            file = archive.extractfile(info)
            content = file.read(LARGEST_MEMBER + 1) if file else b""
    except Unreadable as error:
        yield Skipped(shown, str(error))
        return
    yield from read_member(name, info.name, content, options)


def read_packed(name: str, raw: bytes, options: Options) -> Iterator[Intake]:
    """Yield the articles in a file that is packed by gzip, bzip2 or xz, also in a TAR archive. Raises Unreadable."""
    content, whole = _unpacked(raw)
    inner = PurePosixPath(name.rsplit("/", 1)[-1]).stem or "content"
    if name.endswith(".tgz") or content[257:262] == b"ustar":
        inner = inner.removesuffix(".tar") + ".tar"
    yield from read_member(name, inner, content, options)
    if not whole:
        yield Skipped(name, "a damaged archive: it ends too early, and only its beginning was read")


def _unpacked(raw: bytes) -> tuple[bytes, bool]:
    """Return what a packed file holds, all of its streams, and whether that is all; stops where it is too large."""
    opener = next((opener for start, opener in _PACKED if raw.startswith(start)), None)
    if opener is None:
        raise Unreadable("a damaged archive: it does not begin as one")
    parts: list[bytes] = []
    size, left, whole = 0, raw, True
    with parsing("a damaged archive"):
        while left:
            unpacker = opener()
            while not unpacker.eof:
                piece = unpacker.decompress(left, PIECE)
                size += len(piece)
                parts.append(piece)
                if size > LARGEST_ARCHIVE:
                    raise Unreadable(f"too large: it unpacks to more than {LARGEST_ARCHIVE // 1_000_000} MB")
                _refuse_ratio(size, len(raw))
                left = _rest(unpacker)
                if not piece and not left:
                    break
            whole = whole and unpacker.eof
            left = unpacker.unused_data.lstrip(b"\0") if unpacker.eof else b""
            if not any(left.startswith(start) for start, _ in _PACKED):
                break
    return b"".join(parts), whole


def _rest(unpacker: Any) -> bytes:
    """Return the input that is still to be unpacked: the libraries keep it, but zlib hands it back."""
    tail = getattr(unpacker, "unconsumed_tail", b"")
    return bytes(tail)


def _refuse_ratio(size: int, packed: int) -> None:
    if size > LARGEST_MEMBER / 4 and size > 1_000 * packed:
        raise Unreadable("packed more than 1000 to 1, as no article is")
