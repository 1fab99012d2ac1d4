"""`wsm kwic`, `wsm stats` and `wsm themes`: hits, counts and themes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import answer, run
from wsm_corpus.comparing import folded_function_words

LVTPR = "lvtpr-prive-professioneel"


def test_hits_are_shown_in_their_context(corpus: str) -> None:
    found = answer("kwic", "Facebook", "--limit", "3", "--no-expand", "-C", corpus)
    assert len(found["lines"]) == min(3, found["total"]) > 0
    assert {line["hit"].lower() for line in found["lines"]} == {"facebook"}
    result = run("kwic", "Facebook", "--limit", "3", "--width", "20", "--no-expand", "-C", corpus)
    assert len(result.stdout.splitlines()) == len(found["lines"])


@pytest.mark.parametrize("columns", [80, 110, 400])
def test_a_hit_has_one_line_of_the_terminal(corpus: str, columns: int) -> None:
    screen, terminal = os.openpty()
    typed = ["kwic", "media", "--limit", "20", "-C", corpus]
    environment = {**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "wsm_corpus", *typed]
    subprocess.run(command, stdout=terminal, stderr=subprocess.DEVNULL, env=environment, timeout=60, check=True)
    os.close(terminal)
    with os.fdopen(screen, "rb", buffering=0) as shown:
        lines = shown.read(100_000).decode().splitlines()
    assert len(lines) == 20
    assert max(map(len, lines)) <= columns
    assert (lines == run(*typed, "--width", "50").stdout.splitlines()) == (columns == 400)


def test_the_same_seed_gives_the_same_sample(corpus: str) -> None:
    arguments = ("kwic", "media", "--sort", "random", "--seed", "7", "--limit", "5", "-C", corpus)
    assert answer(*arguments) == answer(*arguments)


def test_frequencies_are_counted_language_by_language(corpus: str) -> None:
    found = answer("stats", "freq", "media", "--by", "site", "--no-expand", "-C", corpus)
    assert [part["language"] for part in found["parts"]] == ["en", "nl"]
    pooled = answer("stats", "freq", "media", "--by", "site", "--no-expand", "--pool", "-C", corpus)
    assert [part["language"] for part in pooled["parts"]] == [""]
    result = run("stats", "freq", "media", "-C", corpus)
    assert result.stdout.splitlines()[0].split() == [
        "in",
        "passage",
        "hits",
        "documents",
        "of",
        "words",
        "per",
        "10,000",
    ]


def test_years_come_in_order_and_the_undated_last_in_every_answer_and_export(corpus: str) -> None:
    for part in answer("stats", "freq", "media", "--by", "year", "--no-expand", "-C", corpus)["parts"]:
        told = [row["value"] for row in part["values"]]
        assert told == [*sorted(filter(None, told)), ""]
    rows = answer("export", "media", "--view", "frequencies", "--by", "year", "--no-expand", "--json", "-C", corpus)
    english = [row["value"] for row in rows if row["passages_in"] == "en"]
    assert english == [*sorted(filter(None, english)), ""]


def test_the_words_of_what_is_found_are_listed_language_by_language(corpus: str) -> None:
    found = answer("stats", "words", "--limit", "3", "-C", corpus)
    english, dutch = found["parts"]
    assert (english["language"], dutch["language"], len(english["words"])) == ("en", "nl", 3)
    assert english["words"][0]["word"] == "the"
    assert english["tokens"] > english["types"] > 3
    assert english["type_token_ratio"] == english["types"] / english["tokens"]
    (narrowed,) = answer("stats", "words", "site:duperrin.com", "--in-language", "en", "-C", corpus)["parts"]
    assert narrowed["tokens"] < english["tokens"]
    shown = run("stats", "words", "--in-language", "en", "--limit", "1", "-C", corpus)
    assert shown.stdout.splitlines()[0].split() == ["in", "word", "count", "per", "million", "share", "documents"]
    assert f"{english['types']} different ones (types)" in shown.stderr


def test_a_part_of_the_words_is_listed_and_tokens_and_types_are_of_all(corpus: str) -> None:
    (whole,) = answer("stats", "words", "--in-language", "nl", "--limit", "9999", "-C", corpus)["parts"]
    (bare,) = answer("stats", "words", "--in-language", "nl", "--no-function-words", "--limit", "5", "-C", corpus)[
        "parts"
    ]
    assert whole["total"] == whole["types"] == bare["types"] > bare["total"]
    assert not {"de", "het", "een", "van"} & {one["word"] for one in bare["words"]}
    arguments = ("--in-language", "nl", "--pattern", "Werk*", "--limit", "2", "--offset", "1", "-C", corpus)
    (like,) = answer("stats", "words", *arguments)["parts"]
    every = [one for one in whole["words"] if one["word"].startswith("werk")]
    assert (like["total"], like["words"]) == (len(every), every[1:3])
    assert every[0]["per_million_words"] == pytest.approx(every[0]["count"] / whole["tokens"] * 1e6)
    assert 1 <= every[0]["documents"] <= 5
    arguments = ("--in-language", "nl", "--sort", "word", "--limit", "9", "-C", corpus)
    (alphabetical,) = answer("stats", "words", *arguments)["parts"]
    assert [one["word"] for one in alphabetical["words"]] == sorted(one["word"] for one in whole["words"])[:9]
    assert "no function words" in run("export", "--view", "words", "--no-function-words", "-C", corpus).stdout
    assert "no function words" not in run("export", "--no-function-words", "-C", corpus).stdout


@pytest.mark.parametrize(
    "command",
    [["collocates", "media"], ["keyness", "language:en", "--against", "theme:boundaries", "--minimum", "1"]],
)
def test_function_words_are_left_out_on_request(corpus: str, command: list[str]) -> None:
    arguments = ("stats", *command, "--in-language", "en", "--limit", "500", "-C", corpus)
    little = folded_function_words("en")
    (every,), (bare,) = (answer(*arguments, *more)["parts"] for more in ((), ("--no-function-words",)))
    assert little & {one["word"] for one in every["words"]}
    assert bare["words"] == [one for one in every["words"] if one in bare["words"]]
    assert not little & {one["word"] for one in bare["words"]}


def test_how_many_documents_are_on_both_sides_of_a_comparison_is_said(corpus: str) -> None:
    arguments = ("stats", "keyness", "site:duperrin.com", "--in-language", "en")
    assert answer(*arguments, "--against", "language:en", "-C", corpus)["shared_documents"] == 1
    assert answer(*arguments, "--against", "language:nl", "-C", corpus)["shared_documents"] == 0
    assert answer(*arguments, "-C", corpus)["shared_documents"] == 0
    assert run(*arguments, "--against", "language:en", "-C", corpus).stderr.startswith("1 document is on both sides")
    rows = answer(
        "export", "site:duperrin.com", "--view", "keyness", "--against", "language:en", "--json", "-C", corpus
    )
    assert (rows[0]["provenance"]["against"], rows[0]["provenance"]["shared_documents"]) == ("language:en", "1")


def test_collocates_and_keywords_are_counted_language_by_language(corpus: str) -> None:
    near = answer("stats", "collocates", "media", "--no-expand", "--limit", "3", "-C", corpus)
    assert [part["language"] for part in near["parts"]] == ["en", "nl"]
    assert near["parts"][0]["words"][0]["near"] >= 3
    one = answer("stats", "keyness", "site:duperrin.com", "--in-language", "en", "--limit", "5", "-C", corpus)
    assert [part["language"] for part in one["parts"]] == ["en"]
    assert all(word["a"] / word["a_words"] > word["b"] / word["b_words"] for word in one["parts"][0]["words"])
    for command in (["collocates", "media"], ["keyness", "site:duperrin.com"]):
        result = run("stats", *command, "--in-language", "en", "-C", corpus)
        assert (result.exit_code, result.stdout.split()[:2]) == (0, ["in", "word"])


@pytest.mark.parametrize(
    "command",
    [
        ["kwic", "media"],
        ["stats", "collocates", "media"],
        ["stats", "keyness", "site:duperrin.com"],
        ["stats", "dispersion", "media"],
        ["themes", "suggest", "--language", "en"],
    ],
)
def test_json_of_which_only_the_first_are_listed_says_how_many_at_most(corpus: str, command: list[str]) -> None:
    assert answer(*command, "--limit", "2", "-C", corpus)["limit"] == 2


@pytest.mark.parametrize("command", ["collocates", "keyness"])
def test_where_there_are_no_words_to_show_it_is_said(corpus: str, command: str) -> None:
    result = run("stats", command, "xyzzyplugh", "-C", corpus)
    assert (result.exit_code, result.stderr.startswith("No word ")) == (0, True)


def test_dispersion_is_measured_over_documents(corpus: str) -> None:
    found = answer("stats", "dispersion", "media", "--limit", "2", "-C", corpus)
    assert (found["documents"], found["searched"], len(found["spread"])) == (4, 5, 2)
    assert 0 < found["deviation_of_proportions"] < 1
    result = run("stats", "dispersion", "media", "-C", corpus)
    assert result.stdout.split()[:3] == ["document", "hits", "words"]


def test_concepts_are_counted_in_two_languages(corpus: str) -> None:
    found = answer("stats", "concepts", "--theme-of", "boundaries", "-C", corpus)
    assert {(one["a_language"], one["b_language"]) for one in found["concepts"]} == {("en", "nl")}
    assert run("stats", "concepts", "--theme-of", "nothing", "-C", corpus).exit_code == 2
    assert run("stats", "concepts", "--in-language", "en", "-C", corpus).exit_code == 2
    assert run("stats", "concepts", "-C", corpus).stdout.split()[:3] == ["concept", "en", "nl"]


def test_themes_are_listed_with_their_documents(corpus: str) -> None:
    assert answer("themes", "list", "-C", corpus)["documents"]["boundaries"] >= 1
    result = run("themes", "list", "--language", "nl", "-C", corpus)
    assert result.stdout.splitlines()[0].split() == ["theme", "label", "concepts", "documents"]


def test_a_theme_is_shown_with_what_is_below_it(corpus: str) -> None:
    found = answer("themes", "show", "boundaries", "-C", corpus)
    assert [one["id"] for one in found["concepts"]] == found["narrower"]
    assert "Grenzen" in run("themes", "show", "boundaries", "-C", corpus).stdout.title()
    result = run("themes", "show", "boundarie", "-C", corpus)
    assert (result.exit_code, "Did you mean boundaries" in result.stderr) == (2, True)


def test_a_vocabulary_is_checked_and_an_error_has_code_five(corpus: str, own_copy: Path) -> None:
    found = answer("themes", "check", "--met", "-C", corpus)
    assert [one for one in found["findings"] if one["severity"] == "error"] == []
    core = "http://www.w3.org/2004/02/skos/core#"
    circle = "".join(
        f"\n<http://x.nl/{a}> a <{core}Concept> ; <{core}broader> <http://x.nl/{b}> ." for a, b in ("ab", "ba")
    )
    file = own_copy / "themes.ttl"
    file.write_text(file.read_text(encoding="utf-8") + circle, encoding="utf-8")
    result = run("themes", "check", "-C", str(own_copy))
    assert (result.exit_code, "error: " in result.stdout) == (5, True), result.output


@pytest.mark.parametrize(("format", "beginning"), [("csv", "id,uri,"), ("json-ld", "{"), ("rdf-xml", "<?xml")])
def test_a_vocabulary_is_exported(corpus: str, format: str, beginning: str) -> None:
    result = run("themes", "export", "--format", format, "-C", corpus)
    assert (result.exit_code, result.stdout.startswith(beginning)) == (0, True)


def test_phrases_are_suggested(corpus: str) -> None:
    found = answer("themes", "suggest", "betton-work-life-balance", "--language", "en", "--limit", "5", "-C", corpus)
    assert 0 < len(found["suggestions"]) <= 5
    none = run("themes", "suggest", "--language", "xx", "-C", corpus)
    assert (none.exit_code, "No phrase in passages in 'xx'" in none.stderr) == (0, True)
    assert run("themes", "suggest", "nothing", "--language", "en", "-C", corpus).exit_code == 1
