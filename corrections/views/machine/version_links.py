"""Link headers that lead from a version to the others (RFC 5829) and through time (RFC 7089)."""

from __future__ import annotations

from werkzeug.http import http_date

from corrections.queries.published.mementos import Memento, Mementos
from corrections.views.machine.addresses import article_address, known_as, version_address

LINK_FORMAT = "application/link-format"


def link(address: str, relation: str, **more: str) -> str:
    """One link as headers and link documents have it (RFC 8288)."""
    return f'<{address}>; rel="{relation}"' + "".join(f'; {name}="{value}"' for name, value in more.items())


def article_links(slug: str) -> list[str]:
    """What the article's own page says: where its past is."""
    return [
        link(known_as("archive.timegate", slug=slug), "timegate"),
        link(known_as("archive.timemap", slug=slug), "timemap", type=LINK_FORMAT),
        link(known_as("public.versions", slug=slug), "version-history"),
    ]


def version_links(known: Mementos, number: int) -> list[str]:
    """What the page of one version says: the article, its past, the versions around this one."""
    before, after = known.before(number), known.after(number)
    found = [
        link(article_address(known.slug), "original latest-version"),
        *article_links(known.slug),
        *([link(version_address(known.slug, before.number), "predecessor-version")] if before else []),
        *([link(version_address(known.slug, after.number), "successor-version")] if after else []),
    ]
    return found + around(known, number)


def around(known: Mementos, number: int) -> list[str]:
    """This version, the ones beside it, the first and the last, each once, with its time."""
    roles = {
        "first": known.versions[0] if known.versions else None,
        "prev": known.before(number),
        "next": known.after(number),
        "last": known.versions[-1] if known.versions else None,
    }
    chosen = {each.number for each in roles.values() if each} | {number}
    return [
        memento_link(known.slug, each, *(role for role, held in roles.items() if held == each))
        for each in known.versions
        if each.number in chosen
    ]


def memento_link(slug: str, version: Memento, *roles: str) -> str:
    """The link to a version as a memento, with its time."""
    relation = " ".join((*roles, "memento"))
    return link(version_address(slug, version.number), relation, datetime=http_date(version.at))
