"""Files of many formats, made in memory for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from briefing.ingest import Options
from briefing.ingest.intake import Intake
from briefing.ingest.readers import reader_for
from briefing.model import Article, Skipped

STORY = [
    "The council of Velmora voted on Monday to rebuild the bridge over the river, which has been closed for a year.",
    "Nobody was hurt when it fell, the mayor said, but the ferry has carried everything since then.",
    "The work will cost 3 million and will take until the autumn, according to the engineers.",
]
Text = tuple[float, float, float, str]


def items(raw: bytes, name: str = "a", suffix: str = "") -> list[Intake]:
    """Read bytes as a file of that name; by content where the name has no ending."""
    return list(reader_for(suffix)(name + suffix, raw, Options()))


def article(raw: bytes, name: str = "a", suffix: str = "") -> Article:
    """Return the one article that bytes hold."""
    (item,) = items(raw, name, suffix)
    assert isinstance(item, Article), item
    return item


def reason(raw: bytes, suffix: str = "") -> str:
    """Return why bytes hold no article."""
    (item,) = items(raw, suffix=suffix)
    assert isinstance(item, Skipped), item
    return item.reason


def body(found: Article) -> list[str]:
    return [found.block_text(block) for block in found.body]


def of_kind(found: Article, kind: str) -> list[str]:
    return [found.block_text(block) for block in found.blocks if block.kind == kind]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pdf(pages: Iterable[Iterable[Text]], *, locked: bool = False) -> bytes:
    """Return a PDF document; a text is (left, bottom, size of letters, words) in points."""
    streams = [
        "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in page)
        for page in pages
    ]
    count = len(streams)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    lock = (
        f" /ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -1 >>"
        if locked
        else ""
    )
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")


def docx(document: str, **members: str) -> bytes:
    """Return a Word document with this body; further members by name, with __ for / and a dot before xml."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more = {name.replace("__", "/") + ".xml": head + content for name, content in members.items()}
    return zipped(
        {"word/document.xml": f"{head}<w:document {space}><w:body>{document}</w:body></w:document>", **more}
    )


def word(text: str, style: str = "") -> str:
    """Return a paragraph of a Word document."""
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"
