import pytest

from wsm_corpus.languages import language
from wsm_corpus.languages.compounds import Parts, parts_in_lines, read_parts, split
from wsm_corpus.languages.word_lines import words_in_lines

DUTCH = language("nl")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("socialemediabeleid", "sociale media beleid"),
        ("arbeidsovereenkomst", "arbeid overeenkomst"),
        ("ziekteverzuim", "ziekte verzuim"),
        ("bedrijfscultuur", "bedrijf cultuur"),
        ("privacywetgeving", "privacy wetgeving"),
        ("klachtenprocedure", "klachten procedure"),
        ("beoordelingsgesprek", "beoordeling gesprek"),
        ("vergadercultuur", "vergader cultuur"),
        ("functieomschrijving", "functie omschrijving"),
        ("schermtijd", "scherm tijd"),
        ("communitymanagement", "community management"),
        ("thuiswerkpolicy", "thuiswerk policy"),
        ("phishingmail", "phishing mail"),
    ],
)
def test_a_compound_is_taken_apart(word: str, parts: str) -> None:
    assert split(word, DUTCH) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    """vrijdag donderdags maandagen goedenavond
    tegenwoordig belangrijk organisatie kantoren dienst gesprekken respecteren constante noodzakelijk software
    persoonlijkheid bereikbaarheid werk media aaaaaaaaaaaaaaaa""".split(),
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert split(word, DUTCH) == ()


def test_german_compounds_are_split_too() -> None:
    assert split("arbeitsplatz", language("de")) == ("arbeit", "platz")


@pytest.mark.parametrize("word", ["umzugsterminen", "lebensuntuchtig", "bruttoentgeltumwandlungen"])
def test_a_plain_compound_of_a_word_list_does_not_stay_whole(word: str) -> None:
    assert len(split(word, language("de"))) > 1


def test_each_word_of_a_table_has_its_own_place_in_the_costs() -> None:
    words = ["aanbod", "aandeel", "abrikoos", "beleid", "zaak"]
    parts = Parts(parts_in_lines(words), words_in_lines(["zaakje"]).encode(), b"abcde", b"fghij")
    assert [parts.place(word) for word in words] == [0, 1, 2, 3, 4]
    assert [parts.place(word) for word in ("aan", "aanbodje", "cel", "b", "", "zaakje")] == [None] * 6
    assert (parts.beginnings[4], parts.ends[4]) == (ord("e"), ord("j"))
    assert [parts.stays_whole(word) for word in ("zaakje", "zaak", "beleid", "")] == [True, False, False, False]


@pytest.mark.parametrize("code", ["nl", "de"])
def test_the_words_of_a_shipped_table_are_found_by_their_first_letters(code: str) -> None:
    parts = read_parts(code)
    size = len(parts.beginnings)
    assert size == len(parts.ends) > 50_000
    assert {parts.place(word) for letters in ("we", "so") for word in parts.beginning_with[letters]} < set(
        range(size)
    )
    assert parts.place("werk" if code == "nl" else "werkstatt") is not None


def test_english_words_are_not_split() -> None:
    assert split("workplace", language("en")) == ()


def test_a_very_long_word_is_left_alone() -> None:
    assert split("media" * 1000, DUTCH) == ()
