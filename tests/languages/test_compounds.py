import pytest

from wsm_corpus.languages import language
from wsm_corpus.languages.compounds import split

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
    """tegenwoordig belangrijk organisatie kantoren dienst gesprekken respecteren constante noodzakelijk software
    persoonlijkheid bereikbaarheid werk media aaaaaaaaaaaaaaaa""".split(),
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert split(word, DUTCH) == ()


def test_german_compounds_are_split_too() -> None:
    assert split("arbeitsplatz", language("de")) == ("arbeit", "platz")


def test_english_words_are_not_split() -> None:
    assert split("workplace", language("en")) == ()


def test_a_very_long_word_is_left_alone() -> None:
    assert split("media" * 1000, DUTCH) == ()
