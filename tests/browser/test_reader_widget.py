"""The widget in a real browser: how a report is opened, written, sent, and what happens when it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_site import Site, expect_selected, select_words, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article()
    with serving(newsroom, browser) as served:
        yield served


def opened(page: Page, words: str = "41 million") -> None:
    select_words(page, words)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def send(page: Page) -> None:
    page.get_by_role("button", name="Send report").click()


@pytest.mark.parametrize("keys", ["Control+Enter", "Meta+Enter"])
def test_selected_words_are_reported_by_the_keyboard(site: Site, keys: str) -> None:
    with site.page(ARTICLE) as page:
        select_words(page, "41 million")
        page.keyboard.press(keys)
        page.get_by_label("What should it say?").fill("4.1 million")
        expect(page.locator("corrections-desk ins")).to_contain_text("4.1")
        expect(page.locator("corrections-desk del")).to_contain_text("41")
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
        page.get_by_role("button", name="Close").last.click()
    [(report, words)] = site.stored()
    assert (report.start, report.end, report.version, report.verdict) == (48, 58, 1, "exact")
    assert (words.exact, words.proposed) == ("41 million", "4.1 million")


def test_the_button_near_the_selection_opens_the_dialog_and_leaves_the_selection_alone(site: Site) -> None:
    with site.page(ARTICLE) as page:
        select_words(page, "closed in 2019")
        button = page.locator("corrections-desk button.near")
        expect(button).to_be_visible()
        box = button.bounding_box()
        assert box is not None and box["height"] >= 44
        button.click()
        expect(page.locator("corrections-desk blockquote")).to_have_text("closed in 2019")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect_selected(page, "closed in 2019")


def test_the_button_goes_away_with_escape_and_with_the_selection(site: Site) -> None:
    with site.page(ARTICLE) as page:
        button = page.locator("corrections-desk button.near")
        select_words(page, "the ferry")
        expect(button).to_be_visible()
        page.keyboard.press("Escape")
        expect(button).to_be_hidden()
        select_words(page, "41 million")
        expect(button).to_be_visible()
        page.evaluate("getSelection().removeAllRanges()")
        expect(button).to_be_hidden()
        page.evaluate("getSelection().selectAllChildren(document.querySelector('footer'))")
        page.wait_for_timeout(200)
        expect(button).to_be_hidden()


def test_the_permanent_link_offers_every_paragraph_and_the_whole_article(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.get_by_role("link", name="Report an error").first.click()
        where = page.get_by_label("Where is it?")
        expect(where).to_be_visible()
        headline = "Headline: City approves harbour bridge repairs"
        for number, offered in enumerate(
            ("The whole article", "Something is missing", headline, "Work starts in May")
        ):
            expect(where.locator("option").nth(number)).to_have_text(offered)
        expect(page.get_by_label("What should it say?")).to_be_hidden()
        where.select_option(label="“We will not wait,” said Mayor Olha Marchenko.")
        page.get_by_label("What should it say?").fill("“We cannot wait,” said Mayor Olha Marchenko.")
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    [(report, words)] = site.stored()
    assert words.exact == "“We will not wait,” said Mayor Olha Marchenko."
    assert site.body_text()[report.start : report.end] == words.exact


def test_a_report_on_the_whole_article_needs_words_of_its_own(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.get_by_role("link", name="Report an error").first.click()
        send(page)
        comment = page.get_by_label("What is wrong, and how do you know?")
        expect(comment).to_be_focused()
        expect(comment).to_have_accessible_description("Please say what is wrong.")
        comment.fill("The picture shows another bridge.")
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    [(report, words)] = site.stored()
    assert (report.start, words.exact, words.proposed) == (None, "", None)


def test_the_whole_flow_works_by_keyboard_alone(site: Site) -> None:
    with site.page(ARTICLE) as page:
        link = page.get_by_role("link", name="Report an error").first
        link.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Report an error")).to_be_visible()
        page.get_by_label("Where is it?").focus()
        page.keyboard.press("Tab")
        page.keyboard.type("The date is missing.")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(link).to_be_focused()
    assert [words.comment for _, words in site.stored()] == ["The date is missing."]


def test_the_shortcut_is_left_alone_in_fields_and_without_a_selection(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.evaluate("""() => {
          const field = document.createElement("textarea");
          document.querySelector("footer").append(field);
          getSelection().selectAllChildren(document.querySelector("#article-body"));
          field.focus();
        }""")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_unsent_draft_survives_closing_and_reloading(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("14 million")
        page.keyboard.press("Escape")
        page.reload()
        opened(page)
        expect(page.get_by_label("What should it say?")).to_have_value("14 million")
        expect(page.get_by_text("This is what you wrote earlier.")).to_be_visible()
        page.get_by_role("button", name="Cancel").click()
        expect_selected(page, "41 million")
        opened(page, "the ferry")
        expect(page.get_by_label("What should it say?")).to_have_value("the ferry")


def test_nothing_is_called_a_draft_where_nothing_was_typed(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.get_by_role("link", name="Report an error").first.click()
        where = page.get_by_label("Where is it?")
        where.select_option(label="Something is missing")
        where.select_option(label="The whole article")
        expect(page.get_by_text("This is what you wrote earlier.")).to_be_hidden()
        page.get_by_label("What is wrong, and how do you know?").fill("It is about another bridge.")
        where.select_option(index=2)
        where.select_option(label="The whole article")
        expect(page.get_by_text("This is what you wrote earlier.")).to_be_visible()


def test_a_failed_sending_keeps_the_draft_and_trying_again_makes_one_report(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        # The report arrives, but its answer is lost on the way back.
        page.route("**/api/v1/submissions", lambda route: (route.fetch(), route.abort())[0], times=1)
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("What you wrote is kept.")
        expect(page.get_by_label("What should it say?")).to_have_value("4.1 million")
        expect(page.get_by_text("We have your report")).to_have_count(0)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert len(site.stored()) == 1


def test_being_offline_is_said_plainly(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        page.context.set_offline(True)
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("You are offline. Nothing was sent")
        page.context.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert len(site.stored()) == 1


FAILURES: tuple[tuple[int, dict[str, str], str], ...] = (
    (413, {}, "This is too long to send."),
    (429, {"Retry-After": "120"}, "try again in 2 min."),
    (429, {}, "Please try later."),
    (404, {}, "This article is not known here any more."),
    (410, {}, "This article was removed."),
    (500, {}, "Something failed on our side."),
    (200, {}, "Something failed on our side."),
)


def test_no_receipt_is_claimed_without_a_stored_report(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        for status, headers, said in FAILURES:
            answer: dict[str, Any] = {"status": status, "headers": headers, "body": "<html>"}
            page.route(
                "**/api/v1/submissions", lambda route, *, answer=answer: route.fulfill(**answer), times=1
            )
            page.get_by_role("button", name=re.compile("Send report|Try again")).click()
            expect(page.get_by_role("alert")).to_contain_text(said)
            expect(page.get_by_text("We have your report")).to_have_count(0)
    assert site.stored() == []


def test_a_refused_address_is_told_at_its_field(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_text("Add a source").click()
        email = page.get_by_label("Email (optional)")
        email.fill("nobody at home")
        link = page.get_by_label("Link to a source (optional)")
        link.fill("the minutes")
        send(page)
        expect(link).to_be_focused()
        expect(link).to_have_accessible_description(re.compile("http://"))
        link.fill("")
        expect(email).to_have_attribute("aria-invalid", "true")
        expect(email).to_have_accessible_description(re.compile("email address"))
        email.fill("reader@example.org")
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert len(site.stored()) == 1


def test_a_double_tap_makes_one_report(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_role("button", name="Send report").dblclick()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert len(site.stored()) == 1


def test_an_emptied_field_proposes_to_remove_the_words(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page, "was was")
        page.get_by_label("What should it say?").fill("")
        expect(page.get_by_text("These words would be removed.")).to_be_visible()
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert [words.proposed for _, words in site.stored()] == [""]


def test_unchanged_words_without_a_reason_are_not_sent(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        send(page)
        comment = page.get_by_label("What is wrong, and how do you know?")
        expect(comment).to_be_focused()
        expect(page.get_by_text("Change the words above, or say here what is wrong.")).to_be_visible()
        comment.fill("The mayor said 4.1 million on the radio.")
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert [words.proposed for _, words in site.stored()] == [None]


def test_somebody_who_is_quoted_can_say_so(site: Site) -> None:
    with site.page(ARTICLE) as page:
        opened(page)
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_text("Add a source").click()
        page.get_by_label("I am quoted or named in this story").check()
        page.get_by_label("Kind of error (optional)").select_option("number")
        page.get_by_label("Link to a source (optional)").fill("https://example.org/minutes")
        send(page)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    [(report, words)] = site.stored()
    assert (report.relation, report.error_type) == ("quoted", "number")
    assert words.evidence_url == "https://example.org/minutes"


def test_the_number_of_open_reports_is_told_and_nothing_else(site: Site) -> None:
    site.newsroom.report("41 million", "4.2 million", comment="a secret of another reader")
    with site.page(ARTICLE) as page:
        opened(page)
        expect(page.get_by_text("Others have reported something here.")).to_be_visible()
        assert "secret" not in page.content()


def test_the_widget_leaves_the_page_of_others_as_it_was(site: Site) -> None:
    with site.page(ARTICLE) as page:
        names = page.evaluate("""async () => {
          const frame = document.createElement("iframe");
          document.body.append(frame);
          const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
          const own = Object.getOwnPropertyNames(window);
          return own.filter((name) => !plain.has(name) && !/^\\d+$/.test(name));
        }""")
        assert [name for name in names if "playwright" not in name.lower()] == []
        assert page.evaluate("document.cookie") == ""
        opened(page)
        assert page.locator("[style]").count() == 0
