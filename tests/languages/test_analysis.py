import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.languages.analysis import Terms, analyse, query_groups, sequences, terms_of, tokenise
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
    assert terms_of(a, "nl").stem == terms_of(b, "nl").stem


def test_the_exact_form_keeps_case_and_accents() -> None:
    assert terms_of("Privé’s", "nl").exact == "Privé's"
    assert terms_of("Privé", "nl").folded == "prive"


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


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("burn-outklachten", {"burnout", "klacht"}),
        ("e-mailverkeer", {"email", "verker"}),
        ("sociale-mediabeleid", {"social", "media", "beleid"}),
        ("burn-out", set()),
        ("oud-minister", set()),
        ("2024", set()),
        ("9-5", set()),
    ],
)
def test_a_compound_with_a_hyphen_inside_one_of_its_parts_is_found_by_its_parts(word: str, parts: set[str]) -> None:
    assert parts <= {token.term for token in analyse(word, "nl")}
    forms = [form.terms for group in query_groups(word, "nl") for form in group.forms if form.kind == "part"]
    assert [set(terms) for terms in forms] == ([parts] if parts else [])


def test_a_phrase_is_met_however_its_words_are_joined() -> None:
    found = {frozenset([tokens]) for tokens in sequences("burn-out risico", "nl")}
    assert {frozenset([("burnout", "risico")]), frozenset([("burn", "out", "risico")])} <= found


def test_a_compound_in_a_query_is_met_by_all_its_parts() -> None:
    (group,) = query_groups("socialemediabeleid", "nl")
    assert [(form.terms, form.how) for form in group.forms] == [
        (("socialemediabeleid",), "term"),
        (("social", "media", "beleid"), "all"),
    ]


def test_a_word_of_an_unknown_language_stays_as_it_is() -> None:
    assert terms_of("Évolutions", "fr") == Terms("Évolutions", "evolutions", "evolutions", (), ())
