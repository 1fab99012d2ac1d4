"""The five bundled documents come out right, whole, and traceable."""

from pathlib import Path

import pytest

from wsm_corpus import Corpus
from wsm_corpus.clean_text import line_at
from wsm_corpus.steps.normalise import normalise

DOCUMENTS = {
    "betton-work-life-balance": "en",
    "burn-out-social-media-manager": "nl",
    "duperrin-social-networks-at-the-office": "en",
    "hrd-embrace-workplace-social-media": "en",
    "lvtpr-prive-professioneel": "nl",
}
every_document = pytest.mark.parametrize("id", sorted(DOCUMENTS))


def test_all_five_are_there(bundled: Corpus) -> None:
    assert bundled.ids() == tuple(sorted(DOCUMENTS))


@every_document
def test_the_language_is_right_and_the_mix_adds_up(bundled: Corpus, id: str) -> None:
    document = bundled.document(id)
    assert document.language == DOCUMENTS[id]
    assert document.languages[0].share > 0.9
    assert sum(part.share for part in document.languages) == pytest.approx(1)


@every_document
def test_the_ledger_gives_back_the_source(bundled: Corpus, id: str) -> None:
    document = bundled.document(id)
    file = bundled.settings.documents / document.file
    assert "\n".join(line.text for line in document.lines) == normalise(file.read_text(encoding="utf-8")).text
    assert [line.number for line in document.lines] == list(range(len(document.lines)))


@every_document
def test_every_removal_has_its_reason_and_category(bundled: Corpus, id: str) -> None:
    for line in bundled.document(id).removed:
        assert line.verdict.category
        assert line.verdict.rule
        assert line.verdict.reason
        assert line.clean_start is None


@every_document
def test_passages_cover_the_clean_text_in_order(bundled: Corpus, id: str) -> None:
    document = bundled.document(id)
    end = 0
    for passage in document.passages:
        assert not document.text[end : passage.start].strip()
        assert passage.start < passage.end
        assert "\n" not in document.text[passage.start : passage.end]
        end = passage.end
    assert not document.text[end:].strip()


@every_document
def test_every_theme_stands_on_words_of_a_kept_line(bundled: Corpus, id: str) -> None:
    document = bundled.document(id)
    assert document.themes
    for theme in document.themes:
        assert theme.mentions
        for mention in theme.mentions:
            assert document.text[mention.start : mention.end].strip()
            line = line_at(document.lines, mention.start)
            assert line is not None
            assert line.kept


REMOVED = [
    ("betton-work-life-balance", "Tweet about this on TwitterShare on Reddit", "share_bar"),
    ("betton-work-life-balance", "Submit a Comment", "comment_form"),
    ("betton-work-life-balance", "Your email address will not be published", "comment_form"),
    ("burn-out-social-media-manager", "Deel Het Met Je Vrienden", "share_bar"),
    ("duperrin-social-networks-at-the-office", "Bertrand DUPERRINhttps", "byline_bio"),
    ("duperrin-social-networks-at-the-office", "Recent Posts", "related_posts"),
    ("hrd-embrace-workplace-social-media", "HomeFuture of Work", "navigation"),
    ("hrd-embrace-workplace-social-media", "Events", "event_ad"),
    ("hrd-embrace-workplace-social-media", "08 June 2023", "event_ad"),
    ("hrd-embrace-workplace-social-media", "Sign up to our Newsletter", "newsletter"),
]


@pytest.mark.parametrize(("id", "begins", "category"), REMOVED)
def test_boilerplate_is_removed_under_its_category(bundled: Corpus, id: str, begins: str, category: str) -> None:
    found = [line for line in bundled.document(id).removed if line.text.strip().startswith(begins)]
    assert found
    assert {line.verdict.category for line in found} == {category}


KEPT = [
    ("betton-work-life-balance", "Is social media good for work/life balance?"),
    ("burn-out-social-media-manager", "Leun in uw gemeenschap"),
    ("burn-out-social-media-manager", "Neem een digitale detox."),
    ("duperrin-social-networks-at-the-office", "What’s the truth, if there’s any ?"),
    ("hrd-embrace-workplace-social-media", "Senior leaders should embrace not fear workplace social media"),
    ("hrd-embrace-workplace-social-media", "Have a positive culture of employee voice"),
    ("hrd-embrace-workplace-social-media", "Work towards achieving critical mass"),
    ("lvtpr-prive-professioneel", "En dat alles op een manier waar jij je goed bij voelt!"),
]


@pytest.mark.parametrize(("id", "words"), KEPT)
def test_what_the_author_wrote_is_kept_once(bundled: Corpus, id: str, words: str) -> None:
    assert bundled.document(id).text.count(words) == 1


THEMES = [
    ("betton-work-life-balance", "work-life-balance"),
    ("betton-work-life-balance", "networking-development"),
    ("burn-out-social-media-manager", "burnout-stress"),
    ("burn-out-social-media-manager", "customer-service"),
    ("duperrin-social-networks-at-the-office", "productivity"),
    ("hrd-embrace-workplace-social-media", "employee-voice"),
    ("lvtpr-prive-professioneel", "boundaries"),
]


@pytest.mark.parametrize(("id", "theme"), THEMES)
def test_what_a_document_is_about_ranks_among_its_first_five_themes(bundled: Corpus, id: str, theme: str) -> None:
    assert theme in [found.theme for found in bundled.document(id).themes[:5]]


def test_metadata_wins_and_what_is_unknown_stays_unknown(bundled: Corpus) -> None:
    assert bundled.document("lvtpr-prive-professioneel").citation.published == "2011-03"
    hrd = bundled.document("hrd-embrace-workplace-social-media").citation
    assert (hrd.published, hrd.site) == (None, None), "an event's date is not the date of publication"


def test_a_correction_survives_indexing_anew(own_copy: Path) -> None:
    (own_copy / "corrections.toml").write_text(
        '[[line]]\ndocument = "lvtpr-prive-professioneel"\ntext = "Geen opmerkingen:"\nkeep = true\n'
        '[[theme]]\ndocument = "lvtpr-prive-professioneel"\ntheme = "boundaries"\naction = "reject"\n',
        encoding="utf-8",
    )
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        file = own_copy / "documents/lvtpr-prive-professioneel.txt"
        file.write_text("Eerst dit.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        corpus.index(jobs=1)
        document = corpus.document("lvtpr-prive-professioneel")
        assert document.text.endswith("Geen opmerkingen:")
        assert "boundaries" not in [theme.theme for theme in document.themes]
        assert len(document.corrections) == 2
