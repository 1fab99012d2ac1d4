"""The public function: a verdict on every line."""

from pathlib import Path

import pytest

from wsm_corpus.records.ledger import CATEGORIES, Line
from wsm_corpus.steps.strip_boilerplate import RULES, line_key, strip_boilerplate

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
BUNDLED = sorted(path.name for path in DOCUMENTS.glob("*.txt"))
LANGUAGE = {"burn-out-social-media-manager.txt": "nl", "lvtpr-prive-professioneel.txt": "nl"}

ARTICLE = (
    "Talking at work",
    "",
    "Talking at work",
    "",
    "People have always talked at work, and a company that forbids it only learns of less. The tools have changed.",
    "",
    "What now?",
    "",
    "Three things helped the teams that we followed for a year, and none of them cost more than some patience:",
    "",
    "  • Trust first",
    "  • Ask before you measure",
    "  • Keep the door open",
    "",
    "The year ended as it had begun, with talk. That is what we wanted to show, and we think that it was shown well.",
    "",
    "Share on FacebookTweet this",
    "",
    "Leave a comment",
    "",
    "Your email address will not be published. Required fields are marked *",
)


def stripped(name: str) -> tuple[Line, ...]:
    return strip_boilerplate((DOCUMENTS / name).read_text("utf-8"), LANGUAGE.get(name, "en"))


def kept(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.strip() for line in lines if line.kept and line.text.strip()]


def removed(lines: tuple[Line, ...]) -> dict[str, str | None]:
    return {line.text.strip(): line.verdict.category for line in lines if not line.kept}


@pytest.mark.parametrize("text", ["", "\n", "one", " \n\t\n ", "a\n\nb\n", "x\r\ny", "\n".join(ARTICLE)])
def test_the_lines_joined_give_back_the_text(text: str) -> None:
    lines = strip_boilerplate(text, "en")
    assert "\n".join(line.text for line in lines) == text
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert [line.number for line in lines] == list(range(len(lines)))


@pytest.mark.parametrize("name", BUNDLED)
def test_every_verdict_gives_its_reason(name: str) -> None:
    for line in stripped(name):
        verdict = line.verdict
        assert verdict.rule in RULES
        assert verdict.reason.endswith(".")
        assert 0 <= verdict.score <= 1
        assert (verdict.category in CATEGORIES) == (not verdict.kept)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Privacy?", "en"),
        ("RT @someone: Privacy is dead", "en"),
        ("Home", "en"),
        ("Datenschutz am Arbeitsplatz", "de"),
        ("Privacy at work\n\nI love privacy", "en"),
    ],
)
def test_a_post_of_a_line_or_two_does_not_lose_all_it_says(text: str, language: str) -> None:
    lines = strip_boilerplate(text, language)
    assert kept(lines) == [line for line in text.split("\n") if line]
    assert {line.verdict.rule for line in lines if line.text} <= {"short_text", "text"}


POLICY = """\
How we use social media
This page says what we expect of everybody who works here, in the office and at home.
Disclaimer
Say on your profile that what you write is your own view, and not that of the firm.
Privacy
Nobody of the firm will ask for your password or follow an account that is not public.
Copyright
Do not put pictures online that somebody else has made, unless you have asked for them."""


def test_headings_of_a_policy_are_no_links_of_a_footer() -> None:
    lines = strip_boilerplate(POLICY, "en")
    assert {"Disclaimer", "Privacy", "Copyright"} <= set(kept(lines))
    disclaimer = next(line.verdict for line in lines if line.text == "Disclaimer")
    assert (disclaimer.decided_by, disclaimer.rule, disclaimer.category) == ("smoothing", "section_heading", None)


def test_what_a_rule_is_sure_of_goes_even_if_nothing_is_left() -> None:
    assert kept(strip_boilerplate("Share on FacebookTweet this\nhttps://example.org/a", "en")) == []


def test_a_page_of_more_lines_may_be_left_without_text() -> None:
    assert (
        kept(
            strip_boilerplate("Log in\nRegister\nForgot your password?\nCookie settings\nPrivacy\nTerms of use", "en")
        )
        == []
    )


def test_an_article_keeps_its_text_and_loses_what_was_put_around_it() -> None:
    lines = strip_boilerplate("\n".join(ARTICLE), "en")
    assert removed(lines) == {
        "Talking at work": "duplicate_title",
        "Share on FacebookTweet this": "share_bar",
        "Leave a comment": "comment_form",
        "Your email address will not be published. Required fields are marked *": "comment_form",
    }
    assert lines[0].kept
    assert lines[6].kept


@pytest.mark.parametrize("title", [None, "Senior leaders should embrace not fear workplace social media"])
def test_the_glued_trail_goes_and_the_title_stays_with_or_without_metadata(title: str | None) -> None:
    text = (DOCUMENTS / "hrd-embrace-workplace-social-media.txt").read_text("utf-8")
    lines = strip_boilerplate(text, "en", title=title)
    assert (lines[0].kept, lines[0].verdict.category, lines[0].verdict.rule) == (
        False,
        "navigation",
        "trail_to_title",
    )
    assert (lines[2].kept, lines[2].verdict.rule) == (True, "title")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("duperrin-social-networks-at-the-office.txt", "What’s the truth"),
        ("lvtpr-prive-professioneel.txt", "En dat alles op een manier"),
        ("hrd-embrace-workplace-social-media.txt", "• Trust your employees"),
        ("hrd-embrace-workplace-social-media.txt", "• Create a safe space"),
        ("burn-out-social-media-manager.txt", "Leun in uw gemeenschap"),
    ],
)
def test_a_short_line_of_the_author_stays(name: str, start: str) -> None:
    assert [text for text in kept(stripped(name)) if text.startswith(start)] != []


@pytest.mark.parametrize(
    ("name", "start", "category"),
    [
        ("betton-work-life-balance.txt", "Tweet about this on Twitter", "share_bar"),
        ("burn-out-social-media-manager.txt", "Deel Het Met Je", "share_bar"),
        ("duperrin-social-networks-at-the-office.txt", "Bertrand DUPERRINhttps", "byline_bio"),
        ("duperrin-social-networks-at-the-office.txt", "Head of Employee", "byline_bio"),
        ("hrd-embrace-workplace-social-media.txt", "08 June 2023", "event_ad"),
        ("hrd-embrace-workplace-social-media.txt", "Was this article", "feedback_widget"),
        ("hrd-embrace-workplace-social-media.txt", "Sign up to our", "newsletter"),
        ("lvtpr-prive-professioneel.txt", "Geen opmerkingen", "comment_form"),
    ],
)
def test_a_widget_goes_with_its_category(name: str, start: str, category: str) -> None:
    found = {text: got for text, got in removed(stripped(name)).items() if text.startswith(start)}
    assert set(found.values()) == {category}


@pytest.mark.parametrize(
    ("line", "same"),
    [("12 Shares", "3 shares!"), ("Read  more »", "read more"), ("— — —", "— — —"), ("Über uns", "ÜBER UNS")],
)
def test_the_same_line_has_the_same_key(line: str, same: str) -> None:
    assert line_key(line) == line_key(same) != ""


@pytest.mark.parametrize("line", ["", " ", "\t\xa0"])
def test_only_a_blank_line_has_the_empty_key(line: str) -> None:
    assert line_key(line) == ""


def test_a_line_on_many_documents_of_the_site_goes_where_the_model_wavers() -> None:
    text = "\n".join((*ARTICLE[:16], "Our house in the forest, open all summer"))
    key = line_key("Our house in the forest, open all summer")
    last = strip_boilerplate(text, "en", site_counts={key: 40}, site_documents=50)[-1].verdict
    assert not last.kept
    alone = strip_boilerplate(text, "en")[-1].verdict
    assert last.score > alone.score


def test_a_heading_of_the_author_stays_though_every_post_of_his_has_it() -> None:
    lines = strip_boilerplate("\n".join(ARTICLE), "en", site_counts={line_key("What now?"): 9}, site_documents=9)
    assert lines[6].kept


FRENCH = (
    "Les gens ont toujours parlé au travail, et une entreprise qui le défend en apprend moins. Voilà tout.",
    "Les outils ont changé depuis, mais la parole est restée la même, et personne ne saurait s'en plaindre.",
    "Les chefs qui écoutent gagnent du temps; ceux qui surveillent en perdent, avec la confiance des autres.",
    "Une année de patience a suffi pour voir, dans trois équipes sur quatre, que rien ne se perdait au café.",
    "Le reste est affaire de goût, de métier et de temps, et nous n'avons pas voulu en faire une règle.",
)


@pytest.mark.parametrize("language", ["fr", "und", "xx"])
def test_a_language_without_phrases_is_judged_by_shape(language: str) -> None:
    text = "\n\n".join(("Accueil", "Boutique", "Nos auteurs", *FRENCH, "Facebook", "Twitter", "LinkedIn"))
    lines = strip_boilerplate(text, language)
    assert [line for line in kept(lines) if line in FRENCH] == list(FRENCH)
    assert {"Facebook", "Twitter", "LinkedIn"} <= set(removed(lines))


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "a." * 150_000, "@a-" * 100_000, "\n".join(["x y"] * 5_000), "www." * 60_000, "| " * 100_000],
)
def test_hostile_text_gets_its_verdicts(text: str) -> None:
    assert len(strip_boilerplate(text, "en")) == text.count("\n") + 1
