"""News in the XML of the IPTC, NewsML-G2 and NITF, to articles."""

from __future__ import annotations

from briefing.ingest.assemble import Part
from briefing.ingest.markup import local_name, tree_parts, xml_tree


def nitf_parts(text: str) -> list[Part]:
    """Return the paragraphs of a document in NITF. Raises Unreadable."""
    root = xml_tree(text, "a document in NITF", recover=True)
    content = next((each for each in root.iter() if local_name(each) == "body.content"), root)
    return tree_parts(content)
