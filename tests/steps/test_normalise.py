import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsm_corpus.steps.normalise import MARKS_LIMIT, normalise


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("", ""),
        ("plain ASCII,\ttabs kept\n", "plain ASCII,\ttabs kept\n"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u2029c\x0cd\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("caf\xe9\x85next", "café\nnext"),
        ("10\xa0000\u2009km\u3000x\u202fy", "10 000 km x y"),
        ("\ufeffsocial\u200bmedia\u2060", "socialmedia"),
        ("werk\xadgever", "werkgever"),
        ("nul\x00 bell\x07 escape\x1b[0m", "nul bell escape[0m"),
        ("\u202eabc\u202c \u200fdef", "abc def"),
        ("prive\u0301", "privé"),
        ("A\u030a \u212b", "Å Å"),
        ("\u1112\u1161\u11ab", "한"),
        ("lone \ud83d half", "lone \ufffd half"),
    ],
)
def test_every_character_gets_its_one_form(found: str, wanted: str) -> None:
    assert normalise(found).text == wanted


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("dâ€™accord, privÃ©!", "d’accord, privé!"),
        ("â€œprivÃ© / professioneelâ€\x9d", "“privé / professioneel”"),
        ("Ã\xadsland en Ã\x85ngstrom", "ísland en Ångstrom"),
        ("voilÃ\xa0 voilÃ  ok", "voilà voilà ok"),
        ("don\x92t wait\x85", "don’t wait…"),
        ("cafÃ© \nhet cafÃ©", "café \nhet café"),
        ("al goed: é â€” ü", "al goed: é — ü"),
    ],
)
def test_mojibake_is_read_rightly(found: str, wanted: str) -> None:
    assert normalise(found).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "“Privé” – joúw ‘balans’… don’t 5′ 3″ «ok» ﬁn",
        "Âge, ÉTÉ, São João, Ærø, naïef coördinatie",
        "Привет, мир. Γειά σου. 你好，世界。",
        "👩\u200d💻 and 🏴\U000e0067\U000e0062\U000e007f and ❤\ufe0f",
        "می\u200cخواهم क्\u200dष",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert normalise(text).text == text


def test_a_joiner_between_latin_letters_goes() -> None:
    assert normalise("soc\u200dial\u200c media").text == "social media"


def test_a_run_of_marks_is_cut_where_no_language_has_one() -> None:
    assert normalise("q" + "\u0323" * 100).text == "q" + "\u0323" * MARKS_LIMIT


@pytest.mark.parametrize(
    ("found", "quote", "source"),
    [
        ("\ufeffa\r\nb", "b", "b"),
        ("een dâ€™accord twee", "d’accord", "dâ€™accord"),
        ("een prive\u0301 twee", "privé", "prive\u0301"),
        ("x\xa0werk\xadgever y", "werkgever", "werk\xadgever"),
        ("Ã©Ã©n \u200b\u200bA\u030a twee", "twee", "twee"),
    ],
)
def test_a_span_leads_back_to_what_it_was_made_of(found: str, quote: str, source: str) -> None:
    normalised = normalise(found)
    start = normalised.text.index(quote)
    end = start + len(quote)
    assert found[normalised.source_offset(start) : normalised.source_offset(end)] == source


def test_an_offset_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="offset 4 lies outside a text of 3 characters"):
        normalise("abc").source_offset(4)


HOSTILE = (
    "aé \n\r\x0c\x85\xa0\xad\u200b\u200d\u0301\u0323\u0344\ufeff\x00Ãâ€™\x99©\u1100\u1161\u11a8\ud800👩\u212b\u0958"
)
TEXTS = st.text() | st.text(alphabet=HOSTILE, max_size=60)


@settings(deadline=None)
@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@settings(deadline=None)
@given(TEXTS)
def test_the_result_is_in_composed_form_with_one_kind_of_line_end(text: str) -> None:
    result = normalise(text).text
    assert unicodedata.is_normalized("NFC", result)
    assert len(result.splitlines()) == len(result.removesuffix("\n").split("\n")) - (result == "")
    result.encode("utf-8")


@settings(deadline=None)
@given(TEXTS)
def test_offsets_never_go_backwards_and_end_where_the_source_ends(text: str) -> None:
    normalised = normalise(text)
    offsets = [normalised.source_offset(at) for at in range(len(normalised.text) + 1)]
    assert all(one <= next_one for one, next_one in pairwise(offsets))
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@settings(deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_ascii_text_is_its_own_normal_form(text: str) -> None:
    normalised = normalise(text)
    assert (normalised.text, [normalised.source_offset(at) for at in range(len(text))]) == (text, [*range(len(text))])


@pytest.mark.parametrize(
    "text",
    [
        "\u0301\u0323" * 500_000,
        "a\xad" * 500_000,
        "Ã©" * 500_000,
        "\x85\xa0" * 500_000,
        "a.a.a." * 170_000,
        "\u200d" * 10**6,
    ],
    ids=["marks", "soft hyphens", "mojibake", "line ends", "dots", "joiners"],
)
def test_a_hostile_megabyte_comes_through(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised.text) <= len(text)
    assert normalised.source_offset(len(normalised.text)) == len(text)
