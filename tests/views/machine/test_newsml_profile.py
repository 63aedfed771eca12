"""Every NewsML-G2 answer is valid by our profile of the published schema, and the profile refuses what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import text

from corrections.domain.disclosure import NoteKind
from corrections.domain.permissions import Role
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

PROFILE = etree.RelaxNG(
    etree.parse(Path(__file__).resolve().parents[2] / "schemas" / "newsml-g2-profile.rng")
)
ADDRESS = "/articles/harbour-bridge.newsml.xml"
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
ARABIC = "<p>قال رئيس البلدية إن الجسر كلف 41 مليون كرونة.</p>"


def faults(document: etree._Element) -> list[str]:
    """What the profile says against it."""
    PROFILE.validate(document)
    return [str(fault) for fault in PROFILE.error_log]


def answer(newsroom: Newsroom) -> etree._Element:
    return etree.fromstring(newsroom.app.test_client().get(ADDRESS).data)


def nothing(newsroom: Newsroom) -> None:
    newsroom.article()


def bare(newsroom: Newsroom) -> None:
    """Without standfirst, and with what XML cannot hold."""
    newsroom.article(dek="", headline="Bridge & <repairs> \u2028 ]]> approved")


def minor_fix(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())


def corrected(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))


def updated(newsroom: Newsroom) -> None:
    newsroom.article()
    told = correction(
        "4.1 million",
        kind=NoteKind.UPDATE,
        error_type=None,
        note="Update, 2 March 2026: The bill is 4.1 million.",
        departure_reason="The count is new.",
    )
    publish_now(newsroom, newsroom.case(), told, by=newsroom.staff(Role.SENIOR_EDITOR))


def arabic(newsroom: Newsroom) -> None:
    newsroom.article(body=ARABIC, headline="إصلاح جسر الميناء", dek="", language="ar")


def ukrainian(newsroom: Newsroom) -> None:
    newsroom.article(headline="Міст полагодять", language="uk-UA")


def in_status(status: str, *, covered: bool = False) -> Callable[[Newsroom], None]:
    def build(newsroom: Newsroom) -> None:
        corrected(newsroom)
        with newsroom.sessions.acts() as session:
            changed = text("UPDATE article SET status = :status, covered = :covered")
            session.execute(changed, {"status": status, "covered": covered})
            session.commit()

    return build


STATES = {
    "without notes": (nothing, "stat:usable", None),
    "bare": (bare, "stat:usable", None),
    "minor fix": (minor_fix, "stat:usable", None),
    "corrected": (corrected, "stat:usable", "sig:correction"),
    "updated": (updated, "stat:usable", "sig:update"),
    "Arabic": (arabic, "stat:usable", None),
    "Ukrainian": (ukrainian, "stat:usable", None),
    "held": (in_status("held"), "stat:withheld", "sig:correction"),
    "covered": (in_status("held", covered=True), "stat:withheld", "sig:correction"),
    "retracted": (in_status("retracted"), "stat:canceled", "sig:correction"),
    "removed": (in_status("removed"), "stat:canceled", "sig:update"),
}


@pytest.mark.parametrize("state", STATES)
def test_every_answer_is_valid(state: str, newsroom: Newsroom) -> None:
    build, status, signal = STATES[state]
    build(newsroom)
    found = answer(newsroom)
    assert faults(found) == []
    assert found.find(f"{G2}itemMeta/{G2}pubStatus").get("qcode") == status
    signs = [each.get("qcode") for each in found.iter(f"{G2}signal")]
    assert signs == ([signal] if signal else [])
    assert found.get("dir") == ("rtl" if state == "Arabic" else "ltr")
    assert (found.find(f"{G2}contentSet") is None) == (state in {"covered", "retracted", "removed"})


def first_before_last(parent: etree._Element) -> None:
    parent.append(parent[0])


WRONG: dict[str, Callable[[etree._Element], object]] = {
    "content before management": first_before_last,
    "class last": lambda item: first_before_last(item.find(f"{G2}itemMeta")),
    "headline before the date": lambda item: first_before_last(item.find(f"{G2}contentMeta")),
    "signal before the note": lambda item: item.find(f"{G2}itemMeta").insert(5, item.find(f".//{G2}signal")),
    "no guid": lambda item: item.attrib.pop("guid"),
    "no standard": lambda item: item.attrib.pop("standard"),
    "no version of the standard": lambda item: item.attrib.pop("standardversion"),
    "no language": lambda item: item.attrib.pop("{http://www.w3.org/XML/1998/namespace}lang"),
    "catalogue without address": lambda item: item.find(f"{G2}catalogRef").attrib.pop("href"),
    "no class": lambda item: item.find(f"{G2}itemMeta").remove(item.find(f".//{G2}itemClass")),
    "no provider": lambda item: item.find(f"{G2}itemMeta").remove(item.find(f".//{G2}provider")),
    "no hour": lambda item: item.find(f"{G2}itemMeta").remove(item.find(f".//{G2}versionCreated")),
    "version 0": lambda item: item.set("version", "0"),
    "version 2.0": lambda item: item.set("version", "2.0"),
    "older standard": lambda item: item.set("standardversion", "2.9"),
    "language_": lambda item: item.set("{http://www.w3.org/XML/1998/namespace}lang", "en_GB!"),
    "direction": lambda item: item.set("dir", "right"),
    "unknown attribute": lambda item: item.set("status", "corrected"),
    "unknown element": lambda item: etree.SubElement(item, f"{G2}correction"),
    "unknown element in the management": lambda item: etree.SubElement(item[1], f"{G2}correction"),
    "element of no namespace": lambda item: etree.SubElement(item, "contentSet"),
    "signal without code": lambda item: item.find(f".//{G2}signal").attrib.pop("qcode"),
    "code without scheme": lambda item: item.find(f".//{G2}signal").set("qcode", "correction"),
    "code we never use": lambda item: item.find(f".//{G2}signal").set("qcode", "sig:corrected"),
    "status of no vocabulary": lambda item: item.find(f".//{G2}pubStatus").set("qcode", "stat:corrected"),
    "words of a canceled one": lambda item: item.find(f".//{G2}pubStatus").set("qcode", "stat:canceled"),
    "hour without zone": lambda item: setattr(
        item.find(f".//{G2}versionCreated"), "text", "2026-03-02T09:02:00"
    ),
    "date in words": lambda item: setattr(item.find(f".//{G2}firstCreated"), "text", "2 March 2026"),
    "relative address": lambda item: item.find(f".//{G2}provider").set("uri", "/"),
    "no words": lambda item: setattr(item.find(f".//{G2}inlineData"), "text", " "),
    "text between": lambda item: setattr(item.find(f"{G2}itemMeta"), "text", "said"),
}


def test_the_profile_refuses_what_is_wrong(newsroom: Newsroom) -> None:
    corrected(newsroom)
    whole = etree.tostring(answer(newsroom))
    assert faults(etree.fromstring(whole)) == []
    for named, spoil in WRONG.items():
        spoiled = etree.fromstring(whole)
        spoil(spoiled)
        assert faults(spoiled), named
