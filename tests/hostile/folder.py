"""Makes a folder of the worst that an analyst can be sent; every file is made here, none is stored."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

from made_files import pdf

GOOD = (
    "Bridge in Velmora to reopen\n\nMayor Ilse Brandt said on Monday that 12 bridges would reopen in Velmora. "
    "The council will vote on the plan on Friday, she said.\n"
)
PAGE = "<html><head><title>Bridge in Velmora</title></head><body><article>{}</article></body></html>"
PARAGRAPH = "<p>Mayor Ilse Brandt said on Monday that the bridge would reopen after repairs.</p>"
MEGABYTE = 1_000_000


def make(folder: Path) -> set[str]:
    """Fill a folder; return the names, as briefing shows them, of the files that hold no article."""
    (folder / "good-a.txt").write_text(GOOD)
    (folder / "good-z.html").write_text(PAGE.format(PARAGRAPH * 8))
    _texts(folder)
    _markup(folder)
    _containers(folder)
    _documents(folder)
    bad = {"nuls.txt", "deep.json", "deep.xml", "bomb.zip", "bomb.gz", "bomb.docx", "cut.pdf", "locked.pdf"}
    return bad | _links(folder) | {"forbidden.txt", "forbidden"}


def _texts(folder: Path) -> None:
    sentence = "The mayor met the council" + " and the council met the mayor" * 12 + ". "
    (folder / "line.txt").write_text(sentence * 13_000)
    (folder / "nuls.txt").write_bytes(b"\0" * MEGABYTE)
    (folder / "name\nwith\x1b[31mlines.txt").write_text(GOOD.replace("12", "13"))
    (folder / "brackets.txt").write_text(GOOD + "\n" + "[/] [@click=app.quit] \x1b]0;taken\x07 \u202e" * 3)


def _markup(folder: Path) -> None:
    attributes = " ".join(f'a{n}="{n}"' for n in range(100_000))
    (folder / "attributes.html").write_text(PAGE.format(f"<div {attributes}>{PARAGRAPH * 5}</div>"))
    (folder / "divs.html").write_text("<div>" * 100_000 + PARAGRAPH * 5)
    (folder / "deep.json").write_text("[" * 200_000)
    (folder / "deep.xml").write_text("<?xml version='1.0'?>" + "<a>" * 200_000)


def _containers(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.txt", b"0" * (300 * MEGABYTE))
    with gzip.open(folder / "bomb.gz", "wb", compresslevel=9) as file:
        for _ in range(300):
            file.write(b"0" * MEGABYTE)
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * (205 * MEGABYTE) + b"</w>")
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("good.txt", GOOD.replace("12", "14"))
    (folder / "nested.zip").write_bytes(nested.getvalue())


def _documents(folder: Path) -> None:
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R")
    (folder / "locked.pdf").write_bytes(pdf([[(50, 700, 12, GOOD)]], locked=True))
    (folder / "forbidden.txt").write_text(GOOD)
    (folder / "forbidden.txt").chmod(0)
    (folder / "forbidden").mkdir(mode=0)


def _links(folder: Path) -> set[str]:
    os.mkfifo(folder / "pipe.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..")
    return {"pipe.txt", "self.txt", "zero.txt", "up"}
