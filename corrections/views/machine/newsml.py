"""An article as NewsML-G2 2.35 (IPTC); a corrected one carries `sig:correction`."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree

from corrections.domain.reading.directions import direction_of
from corrections.queries.published.wire_article import WireArticle
from corrections.views.context import settings
from corrections.views.machine.addresses import known_as
from corrections.views.machine.structured_data import exact
from corrections.views.machine.wire_words import CANCELED, editors_note, publishing_status, signal
from corrections.views.machine.xml_words import for_xml

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
CATALOGUE = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def as_newsml(article: WireArticle) -> bytes:
    """A news item; one that may no longer be used has no content."""
    root = etree.Element(_named("newsItem"), nsmap={None: NAMESPACE})
    root.set("guid", guid(article))
    root.set("version", str(article.version))
    root.set("standard", "NewsML-G2")
    root.set("standardversion", "2.35")
    root.set("conformance", "power")
    root.set(LANGUAGE, article.language)
    root.set("dir", direction_of(article.language))
    _add(root, "catalogRef", href=CATALOGUE)
    _management(root, article)
    if publishing_status(article) != CANCELED and article.body:
        _content(root, article)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def guid(article: WireArticle) -> str:
    """The article's name for ever; neither a new version nor a new headline changes it."""
    host = urlsplit(settings().public_url).hostname
    return f"urn:newsml:{host}:{article.first_at:%Y%m%d}:article-{article.number}"


def _management(root: etree._Element, article: WireArticle) -> None:
    meta = _add(root, "itemMeta")
    _add(meta, "itemClass", qcode="ninat:text")
    _add(meta, "provider", uri=known_as("public.front"))
    _add(meta, "versionCreated", exact(article.version_at))
    _add(meta, "firstCreated", exact(article.first_at))
    _add(meta, "pubStatus", qcode=f"stat:{publishing_status(article)}")
    if told := editors_note(article):
        _add(meta, "edNote", told)
    if sign := signal(article):
        _add(meta, "signal", qcode=f"sig:{sign}")


def _content(root: etree._Element, article: WireArticle) -> None:
    meta = _add(root, "contentMeta")
    _add(meta, "contentModified", exact(article.version_at))
    _add(meta, "headline", article.headline)
    if article.author:
        _add(meta, "by", article.author)
    for words in (article.dek, *(note.text for note in article.notes)):
        if words:
            _add(meta, "description", words)
    told = "\n".join((article.text, *(note.text for note in article.notes)))
    _add(_add(root, "contentSet"), "inlineData", told, contenttype="text/plain")


def _add(parent: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, _named(name), attributes)
    if words:
        made.text = for_xml(words)
    return made


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
