"""Detecting language: what a text, and each stretch of it, is in."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise, product

import pytest

from wsm_corpus.steps.detect_language import detect_language, evidence, language_spans
from wsm_corpus.steps.detect_language.words import MAX_PIECE, blot_addresses, words_of

TEXTS = {
    "en": "Most employees read the guidelines once and never look at them again.",
    "nl": "De meeste werknemers lezen de richtlijnen een keer en kijken er daarna niet meer naar.",
    "de": "Die meisten Mitarbeiter lesen die Richtlinien einmal und schauen sie danach nie wieder an.",
    "fr": "La plupart des salariés lisent les consignes une fois et ne les regardent plus jamais.",
    "es": "La mayoría de los empleados lee las normas una vez y no las vuelve a mirar nunca más.",
    "it": "La maggior parte dei dipendenti legge le regole una volta e poi non le guarda mai più.",
    "sv": "De flesta anställda läser riktlinjerna en gång och tittar aldrig på dem igen.",
    "af": "Die meeste werknemers lees die riglyne een keer en kyk nooit weer daarna nie.",
    "fy": "De measte meiwurkers lêze de rjochtlinen ien kear en sjogge der dêrnei net mear nei.",
    "pl": "Większość pracowników czyta wytyczne raz i nigdy więcej do nich nie wraca.",
    "el": "Οι περισσότεροι εργαζόμενοι διαβάζουν τις οδηγίες μία φορά.",
    "ru": "Большинство сотрудников читают правила один раз и больше к ним не возвращаются.",
    "uk": "Більшість працівників читають правила один раз і більше до них не повертаються.",
    "ar": "يقرأ معظم الموظفين الإرشادات مرة واحدة ولا ينظرون إليها مرة أخرى.",
    "he": "רוב העובדים קוראים את ההנחיות פעם אחת.",
    "hi": "अधिकांश कर्मचारी दिशानिर्देश एक बार पढ़ते हैं और फिर कभी नहीं देखते हैं।",
    "ja": "ほとんどの従業員はガイドラインを一度だけ読みます。",
    "zh": "大多数员工只读一次指南,以后再也不看了。",
    "ko": "대부분의 직원은 지침을 한 번만 읽습니다.",
    "th": "พนักงานส่วนใหญ่อ่านแนวทางเพียงครั้งเดียว",
    "ka": "თანამშრომლების უმეტესობა კითხულობს წესებს ერთხელ.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_in_its_language(language: str, text: str) -> None:
    guess = detect_language(text)
    assert guess.language == language
    assert guess.confidence > 0.9


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "404", "Ok", "12.50 %", "https://example.org/about-the-company", "@someone", "#goals", "🎉🎉"],
)
def test_a_text_with_too_little_evidence_is_undetermined(text: str) -> None:
    assert detect_language(text).language == "und"
    assert detect_language(text).confidence == 0


def parts(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.language) for span in language_spans(text)]


NL = "Zij hield gisteren een lezing over het gebruik van sociale media op kantoor. "
EN = "Nobody should be surprised when the manager sees what they have written there."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NL + EN, [(NL, "nl"), (EN, "en")]),
        (f"{NL}\n\n{EN}\n{NL}", [(f"{NL}\n\n", "nl"), (f"{EN}\n", "en"), (NL, "nl")]),
        (f'{NL}"{EN}" {NL}', [(NL, "nl"), (f'"{EN}" ', "en"), (NL, "nl")]),
        (f"{NL}({EN}) {NL}", [(NL, "nl"), (f"({EN}) ", "en"), (NL, "nl")]),
        (f"{NL}Zie https://example.org/what-we-think-about-this of @the_good_people.", None),
        (
            "The sign read 我们只接受现金,谢谢 and nothing else, so we went back.",
            [("The sign read ", "en"), ("我们只接受现金,谢谢 ", "zh"), ("and nothing else, so we went back.", "en")],
        ),
        ("Wat je vaak ziet gebeuren in de (social) media consultancy, is dat de goeroes te snel gaan.", None),
        (
            f"Zij noemde haar gids 'You Should Be in Control'-gids, {NL}",
            [
                ("Zij noemde haar gids ", "nl"),
                ("'You Should Be in Control'", "en"),
                (f"-gids, {NL}", "nl"),
            ],
        ),
        (f"{NL}De directeur van Brooks Brothers en Bed Bath & Beyond was er ook.", None),
    ],
)
def test_a_change_of_language_falls_where_a_reader_would_put_it(
    text: str, expected: list[tuple[str, str]] | None
) -> None:
    assert parts(text) == (expected or [(text, "nl")])


HOSTILE = {
    "dots": "a." * 50_000,
    "one word": "a" * 100_000,
    "no vowel twice": "".join(chr(97 + (i * i) % 26) for i in range(100_000)),
    "emoji": "🎉" * 50_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "at signs": "@" * 100_000,
    "addresses": "a@a." * 25_000,
    "apostrophes": "a'" * 50_000,
    "hyphens": "a-" * 50_000,
    "quotes": "' " * 50_000,
    "chinese": "我们" * 50_000,
    "surrogates": "\ud800" * 1_000,
    "zeros": "\x00" * 1_000,
}


DUTCH = "De werkgever leest niet mee met wat medewerkers op hun eigen account plaatsen, ook niet onder werktijd."
ENGLISH = "Nobody reads what the people who work here write on accounts of their own, and nobody will ask them to."


@pytest.mark.parametrize(
    "lines",
    [
        ("Protocol sociale media", DUTCH),
        ("Protocol sociale media", "Disclaimer", DUTCH),
        (DUTCH, "Contact", DUTCH),
        (DUTCH, "Gedragscode sociale media"),
    ],
)
def test_a_heading_is_in_the_language_around_it(lines: tuple[str, ...]) -> None:
    assert [span.language for span in language_spans("\n".join(lines))] == ["nl"]


@pytest.mark.parametrize(
    ("lines", "languages"),
    [
        ((DUTCH, "The rules", ENGLISH, "De regels", DUTCH), ["nl", "en", "nl"]),
        ((DUTCH, "Das ist nicht unser Problem", DUTCH), ["nl", "de", "nl"]),
        ((DUTCH, "This is what they think", DUTCH), ["nl", "en", "nl"]),
        ((DUTCH, "Социальные сети", DUTCH), ["nl", "ru", "nl"]),
    ],
)
def test_a_line_that_speaks_another_language_keeps_it(lines: tuple[str, ...], languages: list[str]) -> None:
    assert [span.language for span in language_spans("\n".join(lines))] == languages


@pytest.mark.parametrize("text", [*HOSTILE.values(), *TEXTS.values(), NL + EN], ids=str.__len__)
def test_spans_touch_and_cover_the_text(text: str) -> None:
    spans = language_spans(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(spans))
    assert all(before.language != after.language for before, after in pairwise(spans))
    assert all(0 <= span.confidence <= 1 for span in spans)


_FRESH = """
import sys
from concurrent.futures import ThreadPoolExecutor
from wsm_corpus.steps.detect_language import language_spans
texts = sys.stdin.read().split("\\x1e")
with ThreadPoolExecutor(8) as pool:
    print(list(pool.map(lambda text: repr(language_spans(text)), texts * 4)))
"""


def test_a_text_has_the_same_answer_in_any_process_and_thread() -> None:
    texts = [*TEXTS.values(), NL + EN, f'{NL}"{EN}" {NL}']
    with ThreadPoolExecutor(8) as pool:
        here = list(pool.map(lambda text: repr(language_spans(text)), texts * 4))
    assert here == [repr(language_spans(text)) for text in texts] * 4
    fresh = {
        subprocess.run(
            [sys.executable, "-c", _FRESH],
            input="\x1e".join(texts).encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        )
        .stdout.decode()
        .strip()
        for seed in ("1", "2")
    }
    assert fresh == {repr(here)}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_twice_the_words_and_none_is_long(text: str) -> None:
    once, twice = words_of(text), words_of(text + text)
    assert len(twice.surfaces) <= 2 * len(once.surfaces) + 1
    assert all(len(word) <= 5 * (MAX_PIECE + 1) for word in twice.surfaces)
    assert (
        "".join(map("".join, zip(once.gaps, once.surfaces, strict=True)))
        == blot_addresses(text)[: once.bounds[-1] if once.bounds else 0]
    )


def test_the_cache_of_words_has_a_bound_and_forgetting_changes_no_answer() -> None:
    before = repr(language_spans(NL + EN))
    letters = "abcdefghij"
    for first in letters:
        language_spans(" ".join(first + "".join(rest) for rest in product(letters, repeat=4)))
    assert len(evidence._cache.place) <= evidence._CACHE_WORDS
    assert repr(language_spans(NL + EN)) == before


def test_a_long_text_is_decoded_in_blocks_that_do_not_show() -> None:
    text = (NL * 400 + "\n\n" + EN * 400) * 2
    assert [span.language for span in language_spans(text)] == ["nl", "en", "nl", "en"]
