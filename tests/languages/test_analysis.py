import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.languages.analysis import Token, analyse, terms_in, tokenise
from wsm_corpus.languages.fold import exact_form, fold
from wsm_corpus.languages.words import clumps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t panic!", ["Don’t", "panic"]),
        ("burn-out, work/life", ["burn-out", "work/life"]),
        ("C++ and C# (9-5)", ["C++", "and", "C#", "9-5"]),
        ("@jan_v says #BurnOut", ["@jan_v", "says", "#BurnOut"]),
        ("mail jan@example.com.", ["mail", "jan@example.com"]),
        ("see https://www.site.nl/a?b=1, ok", ["see", "https://www.site.nl/a?b=1", "ok"]),
        ("3,5 and 1.000", ["3,5", "and", "1.000"]),
        ("the end.Start again", ["the", "end", "Start", "again"]),
        ("U.S. a.u.b.", ["U.S", "a.u.b"]),
        ("--- ... !", []),
        ("", []),
    ],
)
def test_words_are_found_as_a_reader_sees_them(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in tokenise(text)] == words


@given(st.text("aB9 \t\n.,:'’-/@#+&_•(…\u00ad\u0301\u4e2d😀", max_size=40) | st.text(max_size=40))
@pytest.mark.parametrize("written", ["see www.a.nl/b ", "C++ -", "http://x.y"])
def test_a_clump_has_the_same_words_wherever_it_stands(written: str, text: str) -> None:
    text = written + text
    found = [
        (start + begin, start + end)
        for clump, start in zip(*clumps(text), strict=True)
        for begin, end in tokenise(clump)
    ]
    assert found == tokenise(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("privé", "prive"),
        ("joúw", "jouw"),
        ("don’t", "don't"),
        ("burn-out", "burnout"),
        ("work/life", "work-life"),
        ("foto's", "foto"),
        ("prive\u0301", "privé"),
        ("zzp’ers", "zzper"),
    ],
)
def test_spellings_of_one_word_are_one_term(a: str, b: str) -> None:
    assert analyse(a, "nl")[0].term == analyse(b, "nl")[0].term


def test_the_exact_form_keeps_case_and_accents() -> None:
    assert exact_form("Privé’s") == "Privé's"
    assert fold("Privé") == "prive"


def test_every_token_has_the_offsets_of_what_it_stands_for() -> None:
    text = "Burn-out en socialemediabeleid"
    tokens = analyse(text, "nl")
    assert all(text[token.start : token.end] == token.surface for token in tokens)
    assert [(token.term, token.kind) for token in tokens if token.position == 2][:4] == [
        ("socialemediabeleid", "word"),
        ("social", "part"),
        ("media", "part"),
        ("beleid", "part"),
    ]


def test_a_word_of_an_unknown_language_stays_as_it_is() -> None:
    assert analyse("Évolutions", "xx") == [Token("evolutions", "word", 0, 0, 10, "Évolutions")]
    assert (exact_form("Évolutions"), fold("Évolutions")) == ("Évolutions", "evolutions")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De directie stelde, na burn-outklachten, een socialemediabeleid op.", "nl"),
        ("Wir stellen neue Mitarbeiter ein: www.example.com", "de"),
        ("Policies\nwere #BurnOut written - 3.14", "en"),
        ("", "nl"),
    ],
)
def test_the_terms_of_a_text_are_those_of_its_tokens(text: str, code: str) -> None:
    assert terms_in(text, code) == {token.term for token in analyse(text, code)}
