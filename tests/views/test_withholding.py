"""What is withheld stands nowhere: every public address and every letter is asked for, and none says the marker.

The addresses come from the application's own map, so that a new one fails here until somebody has thought about it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from corrections.domain.reporting.receipts import receipt_token
from corrections.domain.showing.visibility import Restatement
from corrections.models import Article, LogEntry, Note, OutboxEvent, Submission
from corrections.queries.proving.log_export import exported_files
from corrections.services.deciding.decisions import Decision, Timing
from corrections.services.deciding.publishing import publish
from corrections.views.letters.composing import compose
from tests.newsroom import RECEIPT_KEY, Newsroom
from tests.services.decisions import correction, publish_two
from tests.services.test_signing_the_log import sign
from tests.services.whole_articles import done, held
from tests.withdrawing.gone import marked, withdrawn

MARKER, HALF = "quagga-heron-9471", "heron-94"
NOTE = "Correction, 2 March 2026: An earlier version said {words}. It should have said something else."
REMOVED = "Removed, 2 March 2026: An article published at this address has been withdrawn."
QUERIES = {
    "public.corrections": ("", f"?words={HALF}"),
    "public.compare": ("", "?view=side"),
    "api.reported": ("?part=body&start=0&end=60", "?part=headline&start=0&end=60"),
    **dict.fromkeys(("feeds.atom", "feeds.rss", "feeds.json_feed"), ("", "?article=zoo")),
}
# Endpoints of the public that show nothing of an article: why each of them need not be asked.
NOTHING_SHOWN = {
    "static": "files of ours, the same for everybody",
    "api.description": "the description of the addresses",
    "account.sign_in": "a form of the staff",
    "account.welcome": "a form of the staff",
    "second_step.ask": "a form of the staff",
    "second_step.enrol": "a form of the staff",
    "operators.alive": "one word",
    "operators.ready": "one word",
    "operators.metrics": "numbers of requests",
    "widget.script": "a script of ours, the same for everybody",
    "reader.unplaced": "a report on an article that is not here",
    "reader.unplaced_withdraw": "a report on an article that is not here",
    "authors.question": "a secret link to the bylined author, who wrote the text",
}


def publish_marker(newsroom: Newsroom, *, restatement: Restatement = Restatement.FULL) -> None:
    """A reader reports the marker, with an address, and a correction with a note takes it out."""
    case = newsroom.case(MARKER, "an antelope", article="zoo", email="reader@example.org")
    decision = Decision(
        proposed="an antelope",
        kind=NoteKind.CORRECTION,
        severity=Severity.ORDINARY,
        error_type=None,
        place=None,
        note=NOTE.format(words=MARKER if restatement is Restatement.FULL else "something"),
        checked="the zoo",
        timing=Timing.LATER,
        departure_reason="the law" if restatement is Restatement.NONE else "",
        restatement=restatement,
    )
    publish(
        newsroom.sessions,
        case,
        decision,
        tokens=newsroom.tokens(case),
        by=newsroom.staff(Role.SENIOR_EDITOR),
        at=newsroom.later(),
        house=newsroom.house,
    )


def write_it(newsroom: Newsroom, **more: str) -> None:
    body = f"<p>The zoo has a {MARKER} in a cage.</p><p>It is open from nine on.</p>"
    newsroom.article("zoo", body, **{"headline": "The zoo opens", "dek": "", **more})
    newsroom.report(MARKER, None, article="zoo", comment="Is it?")


def removed(newsroom: Newsroom) -> None:
    write_it(newsroom, headline=f"A {MARKER} at the zoo", dek=f"The {MARKER} is here")
    publish_marker(newsroom)
    done(newsroom, WholeAct.REMOVE, note=REMOVED, slug="zoo")


def held_without_text(newsroom: Newsroom) -> None:
    write_it(newsroom, headline=f"A {MARKER} at the zoo", dek=f"The {MARKER} is here")
    publish_marker(newsroom)
    held(newsroom, by=newsroom.staff(), covered=True, slug="zoo")


def retracted_without_text(newsroom: Newsroom) -> None:
    write_it(newsroom, headline=f"A {MARKER} at the zoo", dek=f"The {MARKER} is here")
    publish_marker(newsroom)
    done(newsroom, WholeAct.RETRACT, covered=True, slug="zoo")


def repeated_nowhere(newsroom: Newsroom) -> None:
    write_it(newsroom)
    publish_marker(newsroom, restatement=Restatement.NONE)


def prepared_only(newsroom: Newsroom) -> None:
    newsroom.article("zoo", "<p>The zoo has a lion in a cage.</p>", headline="The zoo opens")
    case = newsroom.case("lion", None, article="zoo", comment="It is no lion.")
    decision = Decision(
        proposed=MARKER,
        kind=NoteKind.CLARIFICATION,
        severity=Severity.ORDINARY,
        error_type=None,
        place=None,
        note=NOTE.format(words=MARKER),
        checked="the zoo",
        timing=Timing.WAIT,
        departure_reason="as the keeper asked",
    )
    publish(
        newsroom.sessions,
        case,
        decision,
        tokens=newsroom.tokens(case),
        by=newsroom.staff(Role.SENIOR_EDITOR),
        at=newsroom.later(),
        house=newsroom.house,
    )


def waiting_for_its_hour(newsroom: Newsroom) -> None:
    newsroom.article("zoo", "<p>The zoo has a lion in a cage.</p>", headline="The zoo opens")
    case = newsroom.case("lion", None, article="zoo", comment="It is no lion.")
    said = correction(MARKER, note=NOTE.format(words=MARKER), publish_at=newsroom.at + timedelta(days=1))
    assert publish_two(newsroom, case, said).state == CorrectionState.SCHEDULED


def words_withdrawn(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)


SCENES = [
    removed, held_without_text, retracted_without_text, repeated_nowhere, prepared_only, waiting_for_its_hour,
    words_withdrawn,
]  # fmt: skip


def public_rules(newsroom: Newsroom) -> Iterator[Rule]:
    for rule in newsroom.app.url_map.iter_rules():
        view = newsroom.app.view_functions[rule.endpoint]
        needs = getattr(getattr(view, "view_class", view), "needs", None)
        if needs is None and "GET" in (rule.methods or set()) and rule.endpoint not in NOTHING_SHOWN:
            yield rule


def addresses(newsroom: Newsroom, rule: Rule) -> list[str]:
    """Every address that a rule stands for here. An argument that nobody has thought of fails."""
    with newsroom.sessions.reads() as session:
        versions = session.scalars(select(Article.current_version)).one()
        notes = session.scalars(select(Note.reference)).all()
        entries = len(session.scalars(select(LogEntry.seq)).all())
        numbers_of = session.scalars(select(Submission.id)).all()
    receipts = [receipt_token(RECEIPT_KEY, number) for number in numbers_of]
    numbers = [str(number) for number in range(1, versions + 1)]
    known: dict[str, list[str]] = {
        "slug": ["zoo"],
        "number": numbers,
        "before": numbers,
        "after": numbers,
        "reference": list(notes),
        "token": receipts,
        "address": [f"0/000.p/{entries}", f"entries/000.p/{entries}"],
    }
    for argument in sorted(rule.arguments):
        assert argument in known, f"{rule.rule}: what does {argument} stand for?"
    found = [rule.rule]
    for argument in sorted(rule.arguments):
        found = [_filled(address, argument, value) for address in found for value in known[argument]]
    return [address + query for address in found for query in QUERIES.get(rule.endpoint, ("",))]


def _filled(address: str, argument: str, value: str) -> str:
    start = address.rindex("<", 0, address.index(f"{argument}>"))
    return address[:start] + value + address[address.index(">", start) + 1 :]


def said(client: FlaskClient, address: str) -> str:
    """Everything an answer says: its status, its headers, its body."""
    answer = client.get(address, buffered=True)
    return f"{answer.status}\n{answer.headers}\n{answer.get_data(as_text=False).decode('utf-8', 'replace')}"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_no_public_address_says_what_is_withheld(
    newsroom: Newsroom, scene: Callable[[Newsroom], None]
) -> None:
    scene(newsroom)
    sign(newsroom)
    client = newsroom.app.test_client()
    asked = [address for rule in public_rules(newsroom) for address in addresses(newsroom, rule)]
    found = [address for address in asked if MARKER in said(client, address)]
    assert found == []
    assert len(asked) > 25


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_a_search_does_not_tell_by_its_hits_what_is_withheld(
    newsroom: Newsroom, scene: Callable[[Newsroom], None]
) -> None:
    scene(newsroom)
    client = newsroom.app.test_client()
    assert "No note is like this." in client.get(f"/corrections?words={HALF}").text
    assert "No note is like this." in client.get(f"/corrections?words={MARKER}").text


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_no_letter_to_a_reader_no_event_and_no_export_says_it(
    newsroom: Newsroom, scene: Callable[[Newsroom], None]
) -> None:
    scene(newsroom)
    sign(newsroom)
    with newsroom.sessions.reads() as session:
        events = [(row.kind, row.payload, row.event_id) for row in session.scalars(select(OutboxEvent))]
    assert [kind for kind, payload, _ in events if MARKER in payload] == []
    with newsroom.app.app_context():
        mails = [
            mail
            for kind, payload, event in events
            if kind.startswith("submission.")
            for mail in compose(kind, json.loads(payload), event_id=event, at=newsroom.at)
        ]
        files = list(exported_files(newsroom.sessions))
    assert [mail.subject for mail in mails if MARKER in mail.subject + mail.text + mail.html] == []
    assert [each.path for each in files if MARKER.encode() in (each.contents or b"")] == []


def test_the_marker_would_be_found_where_nothing_is_withheld(newsroom: Newsroom) -> None:
    write_it(newsroom, headline=f"A {MARKER} at the zoo")
    publish_marker(newsroom)
    sign(newsroom)
    client = newsroom.app.test_client()
    loud = {
        rule.endpoint
        for rule in public_rules(newsroom)
        if any(MARKER in said(client, address) for address in addresses(newsroom, rule))
    }
    assert {
        "public.front", "public.article", "public.versions", "public.version", "public.version_json", "public.compare",
        "public.corrections", "public.note", "public.note_json", "feeds.atom", "feeds.rss", "feeds.json_feed",
        "exports.annotation", "exports.ninjs", "exports.newsml", "archive.timeline", "reader.report", "reader.receipt",
    } <= loud  # fmt: skip
