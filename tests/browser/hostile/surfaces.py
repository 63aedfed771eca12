"""The surfaces on which a reader's words are seen, as one newsroom has them."""

from __future__ import annotations

from urllib.parse import quote

from corrections.domain.references import case_reference
from tests.browser.hostile.newsrooms import Told
from tests.letters.letter_checks import mails_of
from tests.newsroom import Newsroom

ARTICLE = "/articles/harbour-bridge"
PUBLISHED = {
    "article": ARTICLE,
    "history": f"{ARTICLE}/versions",
    "comparison": f"{ARTICLE}/compare/1..2",
    "version": f"{ARTICLE}/versions/2",
    "corrections": "/corrections",
    "note": "/corrections/2026-0001",
    "feed": "/corrections.atom",
    "feed in RSS": "/corrections.rss",
    "JSON": "/corrections.json",
    "JSON of a note": "/corrections/2026-0001.json",
    "JSON of a version": f"{ARTICLE}/versions/2.json",
}
DESK = {
    "queue": "/desk/",
    "reports without an article": "/desk/unplaced",
    "log page": "/standards/log",
    "article in the editor": "/desk/articles/harbour-bridge/edit",
    "note at the desk": "/desk/notes/2026-0001",
}


def surfaces(newsroom: Newsroom, told: Told, payload: str) -> dict[str, str]:
    """The address of every surface, by its name."""
    asked = quote(payload)
    found = {**PUBLISHED, **DESK}
    found["report form"] = f"{ARTICLE}/report?exact={asked}&prefix={asked}&suffix={asked}"
    found["search"] = f"/corrections?q={asked}"
    found["search of the queue"] = f"/desk/?q={asked}"
    found["search of the log"] = f"/standards/log?words={asked}"
    for number, token in enumerate(told.receipts):
        found[f"receipt {number}"] = f"/receipts/{token}"
    for number, token in enumerate(told.unplaced):
        found[f"receipt without an article {number}"] = f"/receipts/unplaced/{token}"
    for number in cases(newsroom):
        reference = case_reference(number)
        found[f"review sheet {reference}"] = f"/desk/corrections/{reference}"
        found[f"glance {reference}"] = f"/desk/corrections/{reference}/glance"
        found[f"record of {reference}"] = f"/standards/corrections/{reference}"
    return found


def cases(newsroom: Newsroom) -> list[int]:
    """The numbers of all cases."""
    from sqlalchemy import select

    from corrections.models import Correction

    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Correction.id)))


def mails(newsroom: Newsroom) -> dict[str, str]:
    """The pages of all mails that would be sent now, by an address each."""
    return {f"/mails/{number}": mail.html for number, mail in enumerate(mails_of(newsroom))}
