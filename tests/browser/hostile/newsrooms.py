"""One newsroom for each payload: a reader has written it into every field, and an editor has published it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient

from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.reporting.additions import About, Addition
from corrections.services.deciding.decisions import Timing
from corrections.services.receipts.adding_words import add
from tests.newsroom import MONDAY, PASSWORD, Newsroom
from tests.services.decisions import correction, publish_now
from tests.views.desk_visit import TOKEN

ADDRESS = "/api/v1/submissions"
EMAIL = "ada@example.org"
PUBLISHED = 2  # the second of the cases that are made
SAID = ("exact", "prefix", "suffix", "proposed", "comment", "title")


@dataclass(frozen=True)
class Original:
    """A newsroom with an article and somebody who has signed in, which begins anew for each payload."""

    newsroom: Newsroom
    kept: Path
    path: Path
    cookie: str
    signer: Actor

    def begin_anew(self) -> Newsroom:
        """Forget all that was written since; the application goes on."""
        self.newsroom.close()
        shutil.copy(self.kept, self.path)
        self.newsroom.at = MONDAY  # or the session would end after a while
        return self.newsroom


def original(migrated: Path, folder: Path, url: str) -> Original:
    """A newsroom under an address from which readers of other sites may write as well."""
    path, kept = folder / "corrections.sqlite", folder / "original.sqlite"
    shutil.copy(migrated, path)
    newsroom = Newsroom(f"sqlite:///{path}", instance=folder)
    given = replace(
        newsroom.settings, public_url=url, port=int(url.rsplit(":", 1)[1]), limits=False, page_memory=0
    )
    newsroom.__dict__["settings"] = given
    newsroom.article()
    newsroom.staff(Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN, email=EMAIL, name="Ada")
    signer = newsroom.staff(Role.SENIOR_EDITOR)
    cookie = signed_in_as(newsroom, EMAIL, url)
    newsroom.close()
    shutil.copy(path, kept)
    return Original(newsroom, kept, path, cookie, signer)


def signed_in_as(newsroom: Newsroom, email: str, url: str) -> str:
    """What the browser of somebody who has signed in would hold."""
    client = newsroom.app.test_client()
    token = TOKEN.search(client.get("/account/sign-in", base_url=url).text)
    assert token
    said = {"csrf_token": token[1], "email": email, "password": PASSWORD, "next": ""}
    assert client.post("/account/sign-in", data=said, base_url=url).status_code == 302
    cookie = client.get_cookie("sid", domain="127.0.0.1")
    assert cookie is not None
    return cookie.value


@dataclass
class Told:
    """The receipts of what a reader has written, and of what was written about an article that is not known."""

    receipts: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def write_everywhere(original: Original, payload: str) -> Told:
    """Write the payload into all that a reader can fill in, and publish what it proposes."""
    newsroom = original.begin_anew()
    send, told = partial(_send, newsroom.app.test_client(), url=newsroom.settings.public_url), Told()
    inline, right = "".join(payload.split()), f"4.1 million {' '.join(payload.split())}"
    said = dict.fromkeys(SAID, payload) | {"article": "harbour-bridge", "proposed": f"{payload}!"}
    said |= {"evidence_url": f"https://example.org/?{inline}", "email": "reader@example.org"}
    taken = {"exact": "41 million", "proposed": right, "prefix": "", "suffix": ""}
    told.receipts = [send(said), send({**said, **taken})]
    told.unplaced = [send({**said, "article": f"{newsroom.settings.public_url}/story?{inline}"})]
    evidence = Addition(about=About.EVIDENCE, words=payload, link=said["evidence_url"])
    add(newsroom.sessions, told.receipts[0], evidence, at=newsroom.at, house=newsroom.house)
    _publish(newsroom, right, by=original.signer)
    return told


def _send(client: FlaskClient, said: dict[str, str], *, url: str) -> str:
    """Send a report, which must be taken; gives its receipt."""
    answer = client.post(ADDRESS, json=said, headers={"Origin": url}, base_url=url)
    assert answer.status_code in (201, 202), (said, answer.text)
    receipt: str = answer.get_json()["receipt"]
    return receipt


def _publish(newsroom: Newsroom, right: str, *, by: Actor) -> None:
    """An editor takes the payload for the truth, in the text and, where a note may hold it, in the note."""
    quoted = right if may_stand_in_note(right) else "4.1 million"
    note = f"Correction, 2 March 2026: An earlier version of this article said 41 million. In fact, it is {quoted}."
    decided = correction(right, note=note, checked=quoted, timing=Timing.LATER)
    publish_now(newsroom, PUBLISHED, decided, by=by)


def may_stand_in_note(payload: str) -> bool:
    """Whether a note could hold it: what looks like a template's placeholder is refused there."""
    return not any(sign in payload for sign in ("{{", "{%", "${"))
