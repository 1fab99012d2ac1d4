from wsm_corpus.apply_corrections import (
    apply_language_corrections,
    apply_line_corrections,
    apply_metadata_corrections,
    apply_theme_corrections,
    find_quote,
    unknown_themes,
)
from wsm_corpus.records import (
    Citation,
    Correction,
    LanguageCorrection,
    Line,
    LineCorrection,
    Mention,
    MetadataCorrection,
    Passage,
    PassageCorrection,
    ThemeCorrection,
    ThemeScore,
    Verdict,
)

VERDICT = Verdict(kept=True, decided_by="default", rule="", reason="", score=0.2)
TEXT = "Dit is een zin. This is a sentence.\nNog een zin."
PASSAGES = (
    Passage(start=0, end=35, language="nl", confidence=0.9),
    Passage(start=36, end=48, language="af", confidence=0.6),
)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number=number, text=text, verdict=VERDICT, start=0) for number, text in enumerate(texts))


def test_a_line_is_named_by_its_text_and_occurrence() -> None:
    corrections = (
        LineCorrection(
            document="d", text="Deel  dit", keep=False, category="share_bar", occurrence=2, note="a button"
        ),
        LineCorrection(document="d", text="Deel dit", keep=False, category="share_bar", occurrence=3),
    )
    ledger, unmet = apply_line_corrections(lines("Deel dit", "tekst", "Deel\tdit "), corrections)
    assert [line.kept for line in ledger] == [True, True, False]
    verdict = ledger[2].verdict
    assert (verdict.decided_by, verdict.category, verdict.score) == ("correction", "share_bar", 1.0)
    assert verdict.reason == "A curator removed this line: a button"
    assert unmet == corrections[1:]


def test_a_document_s_language_is_set_before_single_passages() -> None:
    corrections: tuple[Correction, ...] = (
        PassageCorrection(document="d", text="This is a sentence.", language="en"),
        LanguageCorrection(document="d", language="nl"),
        PassageCorrection(document="d", text="Nergens", language="en"),
    )
    passages, unmet = apply_language_corrections(PASSAGES, TEXT, corrections)
    assert [(TEXT[p.start : p.end], p.language, p.corrected) for p in passages] == [
        ("Dit is een zin.", "nl", False),
        ("This is a sentence.", "en", True),
        ("Nog een zin.", "nl", True),
    ]
    assert unmet == corrections[2:]


def test_words_over_a_line_end_are_found() -> None:
    passages, _ = apply_language_corrections(
        PASSAGES, TEXT, [PassageCorrection(document="d", text="sentence. Nog een", language="en")]
    )
    assert [(TEXT[p.start : p.end], p.language) for p in passages] == [
        ("Dit is een zin. This is a", "nl"), ("sentence.", "en"), ("Nog een", "en"), ("zin.", "af"),
    ]  # fmt: skip


def test_a_theme_is_added_on_evidence_and_another_rejected() -> None:
    found = Mention(theme="a", concept="a/x", start=0, end=3, label="dit", language="nl")
    scores = (
        ThemeScore(theme="a", score=0.8, mentions=(found,)),
        ThemeScore(theme="b", score=0.4, mentions=(found,)),
    )
    corrections = (
        ThemeCorrection(document="d", theme="b", action="add", text="een zin", occurrence=2),
        ThemeCorrection(document="d", theme="a", action="reject"),
        ThemeCorrection(document="d", theme="c", action="reject"),
        ThemeCorrection(document="d", theme="c", action="add", text="geen zin"),
        ThemeCorrection(document="d", theme="elsewhere", action="reject"),
    )
    themes, unmet = apply_theme_corrections(scores, corrections, text=TEXT, passages=PASSAGES, known={"a", "b", "c"})
    assert [(theme.theme, theme.score) for theme in themes] == [("b", 1.0)]
    added = themes[0].mentions[1]
    assert (TEXT[added.start : added.end], added.label, added.language) == ("een zin", "een zin", "af")
    assert unmet == corrections[2:4]
    assert unknown_themes(corrections, {"a", "b", "c"}) == corrections[4:]


def test_metadata_is_overruled_and_what_is_wrong_taken_away() -> None:
    citation = Citation(id="d", title="T", url="http://a.nl/x", site="a.nl", author="A", extra={"genre": "blog"})
    corrections = [
        MetadataCorrection(document="d", values={"title": None, "url": "https://www.b.nl/", "genre": None, "x": "y"}),
        MetadataCorrection(document="d", values={"published": "2011-03"}),
    ]
    corrected = apply_metadata_corrections(citation, corrections)
    assert corrected == Citation(
        id="d", url="https://www.b.nl/", site="b.nl", author="A", published="2011-03", extra={"x": "y"}
    )


def test_a_site_of_one_s_own_is_kept_when_the_address_is_corrected() -> None:
    citation = Citation(id="d", url="http://a.nl/x", site="The A")
    corrected = apply_metadata_corrections(
        citation, [MetadataCorrection(document="d", values={"url": "http://b.nl"})]
    )
    assert corrected.site == "The A"


def test_without_corrections_nothing_changes() -> None:
    ledger = lines("a", "b")
    assert apply_line_corrections(ledger, ()) == (ledger, ())
    assert apply_language_corrections(PASSAGES, TEXT, ()) == (PASSAGES, ())
    assert apply_theme_corrections((), (), text=TEXT, passages=PASSAGES, known=()) == ((), ())


def test_a_quote_is_found_as_the_reader_copied_it() -> None:
    assert find_quote("a (b)\n c", "(b) c") == (2, 8)
    assert find_quote("prive\u0301 priv\u00e9", "prive\u0301") == (7, 12)
    assert find_quote("a", " ") is None
