"""The chore that tells caches outside which pages changed, whoever changed them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlencode

from corrections.models.sessions import Sessions
from corrections.outside.caches import Cache
from corrections.queries.published.changed_pages import ChangedArticle, ChangedPages, changed_pages
from corrections.services.outbox.noting_purged import note_purged
from corrections.settings import Settings
from corrections.views.context import settings

OF_SITE = ("/", "/corrections", "/corrections.atom", "/corrections.rss", "/corrections.json")
OF_ARTICLE = ("", "/versions", "/versions.svg", "/timemap", ".ninjs.json", ".newsml.xml")
FEEDS = ("atom", "rss", "json")
COMPARED_WITH_ALL = 30
OF_NOTE = ("", ".json", ".jsonld")


def is_wanted(given: Settings) -> bool:
    """Whether there is a cache to tell."""
    return bool(given.purge_url)


def purge_caches(sessions: Sessions, *, at: datetime) -> None:  # noqa: ARG001  # as every chore is called
    """Tell the cache that is set of every page that changed since it was told. Raises NotPurged, to be tried again."""
    given = settings()
    cache = Cache(given.purge_url, method=given.purge_method, token=given.purge_token)
    while changed := changed_pages(sessions):
        cache.purge([given.public_url + path for path in paths(changed)])
        note_purged(sessions, changed.stamps, changed.shown)


def paths(changed: ChangedPages) -> Iterator[str]:
    """The addresses to forget, without the host: lists of the site, then each article's, then each note's."""
    yield from OF_SITE
    for desk in sorted({article.desk for article in changed.articles} - {""}):
        asked = urlencode({"desk": desk})
        yield f"/corrections?{asked}"
        yield from (f"/corrections.{kind}?{asked}" for kind in FEEDS)
    for article in changed.articles:
        yield from (f"/articles/{article.slug}{rest}" for rest in OF_ARTICLE)
        yield from (f"/articles/{article.slug}{rest}" for rest in _versions(article))
        yield from (f"/corrections.{kind}?{urlencode({'article': article.slug})}" for kind in FEEDS)
    for reference in changed.notes:
        yield from (f"/corrections/{reference}{rest}" for rest in OF_NOTE)


def _versions(article: ChangedArticle) -> Iterator[str]:
    """The pages of versions and comparisons that changed: of the last two, or of all.

    Of an article with more than thirty versions, comparisons are named of neighbours and with the live version.
    """
    live = article.versions
    first = 1 if article.every_version else max(live - 1, 1)
    for number in range(first, live + 1):
        yield from (f"/versions/{number}", f"/versions/{number}.json")
        for after in range(number + 1, live + 1):
            if live <= COMPARED_WITH_ALL or after in (number + 1, live):
                yield f"/compare/{number}..{after}"
