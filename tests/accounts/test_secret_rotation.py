"""After a change of the secret key all goes on: sessions, open forms, receipts in mails, code generators."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from corrections.domain.permissions import Role
from corrections.domain.reporting.receipts import receipt_hash
from corrections.models import SecondFactor, Submission
from corrections.services.accounts.enrolling import add_generator
from corrections.settings import SettingsRefused, read_settings
from tests.letters.letter_checks import mails_of
from tests.newsroom import SECRET, Newsroom
from tests.views.desk_visit import Visit, visit

NEW = "n" * 40


def rotated(newsroom: Newsroom, *, former: tuple[str, ...] = (SECRET,)) -> Newsroom:
    """The same newsroom after a start with another key."""
    newsroom.close()
    newsroom.__dict__.pop("app", None)
    newsroom.__dict__["settings"] = replace(newsroom.settings, secret_key=NEW, former_secret_keys=former)
    return newsroom


def again(newsroom: Newsroom, before: Visit) -> Visit:
    """The same browser at the application of now."""
    client, kept = newsroom.app.test_client(), before.client.get_cookie("sid")
    assert kept is not None
    client.set_cookie("sid", kept.value)
    return Visit(client)


def test_a_session_goes_on_and_a_form_opened_before_can_be_sent(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    before = visit(newsroom, Role.STANDARDS)
    page = before.get(f"/desk/corrections/C-{case}").text
    after = again(rotated(newsroom), before)
    assert after.get("/desk/").status_code == 200
    sent = after.send(page, "/comment", comment="See page 4.")
    assert sent.status_code == 302 and "/desk/corrections/" in sent.headers["Location"]
    newest = again(rotated(newsroom, former=()), before)
    assert newest.get("/desk/").status_code == 200
    assert newest.send(page, "/comment", comment="See page 5.").status_code == 403


def test_mails_about_older_reports_name_the_receipt_that_opens(newsroom: Newsroom) -> None:
    newsroom.article()
    old = newsroom.report(email="reader@example.org").receipt
    rotated(newsroom)
    [mail] = mails_of(newsroom)
    assert f"/receipts/{old}" in mail.text
    answer = newsroom.app.test_client().post(
        "/api/v1/submissions", json={"article": "harbour-bridge", "exact": "was was", "proposed": "was"}
    )
    new = answer.get_json()["receipt"]
    assert newsroom.row(Submission, 2).receipt_hash == receipt_hash(new)
    for token in (old, new):
        assert newsroom.app.test_client().get(f"/receipts/{token}").status_code == 200


def test_code_generators_open_under_a_former_key_and_after_resealing_without_it(newsroom: Newsroom) -> None:
    person = newsroom.staff(Role.EDITOR)
    sealed = newsroom.app.extensions["corrections.factors"].seal("JBSWY3DPEHPK3PXP", staff_id=person.id)
    add_generator(newsroom.sessions, person.id or 0, sealed=sealed, step=1, label="Phone", at=newsroom.at)

    def opened() -> str:
        row = newsroom.row(SecondFactor, 1)
        found: str = newsroom.app.extensions["corrections.factors"].open(
            row.sealed_secret, staff_id=person.id
        )
        return found

    rotated(newsroom, former=())
    assert opened() == ""
    lost = newsroom.app.test_cli_runner().invoke(args=["secret", "reseal"])
    assert lost.exit_code == 1 and "1 could not be opened" in lost.output
    rotated(newsroom)
    assert opened() == "JBSWY3DPEHPK3PXP"
    done = newsroom.app.test_cli_runner().invoke(args=["secret", "reseal"])
    assert done.exit_code == 0 and done.output.startswith("1 code generators")
    rotated(newsroom, former=())
    assert opened() == "JBSWY3DPEHPK3PXP"


def test_stamps_of_forms_and_proofs_of_work_are_known_under_a_former_key(newsroom: Newsroom) -> None:
    from corrections.views.requests.form_stamps import form_age, form_stamp

    with newsroom.app.test_request_context():
        stamp = form_stamp()
    rotated(newsroom)
    with newsroom.app.test_request_context():
        assert form_age(stamp, newsroom.later(seconds=9)) == 9
    rotated(newsroom, former=())
    with newsroom.app.test_request_context():
        assert form_age(stamp, newsroom.at) == 0


def test_the_command_keeps_the_old_key_and_both_files_to_their_owner(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    instance = newsroom.instance
    first = read_settings({"CORRECTIONS_INSTANCE": str(instance)})
    newsroom.__dict__["settings"] = replace(newsroom.settings, secret_key=first.secret_key)
    told = newsroom.app.test_cli_runner().invoke(args=["secret", "rotate"])
    assert told.exit_code == 0 and "secret reseal" in told.output
    second = read_settings({"CORRECTIONS_INSTANCE": str(instance)})
    assert second.secret_key != first.secret_key
    assert second.former_secret_keys == (first.secret_key,)
    for name in ("secret_key", "former_secret_keys"):
        assert stat.S_IMODE((instance / name).stat().st_mode) == 0o600
    refused = newsroom.app.test_cli_runner().invoke(args=["secret", "rotate"])
    assert refused.exit_code == 1 and "is a setting" in refused.output


def test_a_former_key_is_no_shorter_than_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="FORMER_SECRET_KEYS"):
        read_settings({"CORRECTIONS_FORMER_SECRET_KEYS": "short"}, root=tmp_path)
