"""The commands that work on an index, from the command line to what is printed."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wsm_corpus import Corpus
from wsm_corpus.cli import wsm

LVTPR = "lvtpr-prive-professioneel"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(wsm, list(arguments))


@pytest.fixture
def corpus(bundled: Corpus) -> str:
    return str(bundled.settings.folder)


def answer(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_indexing_says_what_it_did_and_a_second_run_does_nothing(own_copy: Path) -> None:
    first = run("index", str(own_copy), "--jobs", "1")
    assert (first.exit_code, first.stdout.splitlines()[-1]) == (
        0,
        "5 new, 0 changed, 0 unchanged, 0 removed, 0 failed",
    )
    assert f"+ {LVTPR}" in first.stdout.splitlines()
    second = run("index", str(own_copy), "--jobs", "1")
    assert second.stdout == "0 new, 0 changed, 5 unchanged, 0 removed, 0 failed\n"
    assert second.stderr.startswith("Nothing to do. Corpus version ")


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(own_copy: Path) -> None:
    result = run("index", str(own_copy), "--dry-run")
    assert result.stdout.splitlines()[-1] == "Would be: 5 new, 0 changed, 0 unchanged, 0 removed, 0 failed"
    assert run("search", "x", "-C", str(own_copy)).exit_code == 3


def test_documents_that_fail_are_reported_and_the_exit_code_is_one(own_copy: Path) -> None:
    (own_copy / "documents" / "bad.txt").write_bytes(b"one\ntwo \x81")
    (own_copy / "documents" / "picture.png").write_bytes(b"PNG")
    result = run("index", str(own_copy), "--jobs", "1", "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, len(report["new"]), len(report["failed"]), len(report["warnings"])) == (1, 5, 1, 1)
    assert "documents/bad.txt:2: cannot be read as text: byte 0x81" in result.stderr
    assert re.search(r"^warning: .*documents/picture\.png: left out", result.stderr, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("corrections.toml", "[[line]]\n", "corrections.toml:1: [[line]] needs the key 'document'"),
        ("metadata.csv", "title\n", "metadata.csv:1: no column is called 'file'"),
        ("corpus.toml", "colour = 1\n", "corpus.toml: unknown key 'colour'"),
        ("themes.ttl", "this is no turtle", "themes.ttl"),
    ],
)
def test_an_invalid_corpus_is_an_error_with_its_place(own_copy: Path, name: str, content: str, said: str) -> None:
    (own_copy / name).write_text(content)
    for command in ("index", "doctor"):
        result = run(command, str(own_copy))
        assert (result.exit_code, said in result.output) == (5, True), result.output


@pytest.mark.parametrize(
    "command", [["search", "x"], ["show", "x"], ["kwic", "x"], ["stats", "boilerplate"], ["stats", "freq", "x"]]
)
def test_without_an_index_a_command_says_what_to_do(own_copy: Path, command: list[str]) -> None:
    result = run(*command, "-C", str(own_copy))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Run `wsm index" in result.stderr


def test_search_prints_documents_with_their_snippets(corpus: str) -> None:
    result = run("search", "work/life balance", "--no-expand", "--language", "en", "-C", corpus)
    assert result.exit_code == 0
    assert re.search(r"^1\. Is social media good for work/life balance\?$", result.stdout, re.MULTILINE)
    assert "betton-work-life-balance · codesigndigitalhealth.co.uk · Victoria Betton · undated · en" in result.stdout
    assert "found" in result.stderr


def test_search_without_a_query_lists_every_document_a_page_at_a_time(corpus: str) -> None:
    pages = [answer("search", "--limit", "2", "--offset", str(offset), "-C", corpus) for offset in (0, 2, 4, 6)]
    assert [len(page["hits"]) for page in pages] == [2, 2, 1, 0]
    assert {page["total"] for page in pages} == {5}
    assert len({hit["id"] for page in pages for hit in page["hits"]}) == 5


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--site", "duperrin.com"], ["duperrin-social-networks-at-the-office"]),
        (["--from", "2011"], [LVTPR]),
        (["--to", "2010"], ["duperrin-social-networks-at-the-office"]),
        (["--author", "Victoria Betton"], ["betton-work-life-balance"]),
        (["--language", "nl", "--from", "2000"], [LVTPR]),
        (["--language=-en", "--language=-nl"], []),
    ],
)
def test_filters_narrow_what_is_found(corpus: str, options: list[str], ids: list[str]) -> None:
    assert [hit["id"] for hit in answer("search", *options, "-C", corpus)["hits"]] == ids


def test_newest_comes_first_and_the_undated_last(corpus: str) -> None:
    found = [hit["published"] for hit in answer("search", "--sort", "newest", "-C", corpus)["hits"]]
    assert found == ["2011-03", "2008-06-24", None, None, None]


def test_the_explanation_shows_the_query_as_run(corpus: str) -> None:
    assert run("search", "social media", "--explain", "-C", corpus).stdout.startswith("Run as: ")


def test_a_date_that_cannot_be_read_has_code_two(corpus: str) -> None:
    result = run("search", "x", "--from", "yesterday", "-C", corpus)
    assert (result.exit_code, result.stderr.startswith("Error: ")) == (2, True)


def test_json_has_what_is_promised(corpus: str) -> None:
    found = answer("search", "media", "-C", corpus)
    assert {"query", "total", "corpus_version", "facets", "hits"} <= found.keys()
    assert {"id", "title", "language", "score", "themes", "snippets"} <= found["hits"][0].keys()


def test_a_shown_document_slices_to_its_quotes(corpus: str) -> None:
    found = answer("show", LVTPR, "-C", corpus)
    evidence = [one for theme in found["themes"] for one in theme["evidence"]]
    assert evidence
    assert [one for one in evidence if found["text"][one["start"] : one["end"]] != one["quote"]] == []
    assert [line["number"] for line in found["lines"]] == list(range(len(found["lines"])))


def test_the_text_alone_goes_to_stdout(corpus: str) -> None:
    result = run("show", LVTPR, "-C", corpus)
    assert result.stdout == answer("show", LVTPR, "-C", corpus)["text"] + "\n"
    assert "2011-03" in result.stderr


def test_themes_are_shown_with_their_evidence(corpus: str) -> None:
    result = run("show", LVTPR, "--themes", "-C", corpus)
    assert re.search(r"^  boundaries  \d\.\d\d$", result.stdout, re.MULTILINE)
    assert re.search(r"^    \d+-\d+ \[nl\] “.*” -> boundaries/", result.stdout, re.MULTILINE)


def test_removed_lines_are_shown_with_their_reason(own_copy: Path) -> None:
    (own_copy / "corrections.toml").write_text(
        f'[[line]]\ndocument = "{LVTPR}"\ntext = "Privé / professioneel; de juiste balans of joúw balans?"\n'
        'keep = false\ncategory = "duplicate_title"\nnote = "twice"\n',
        encoding="utf-8",
    )
    assert run("index", str(own_copy), "--jobs", "1").exit_code == 0
    result = run("show", LVTPR, "--removed", "-C", str(own_copy))
    assert "duplicate_title: A curator removed this line: twice (correction, 1.00)" in result.stdout
    assert "Corrected: Line “Privé" in result.stderr
    shares = answer("stats", "boilerplate", "-C", str(own_copy))
    assert "duplicate_title" in [one["value"] for one in shares["categories"]]
    assert shares["total"]["documents"] == 5
    assert run("stats", "boilerplate", "-C", str(own_copy)).stdout.startswith("category")


def test_a_correction_that_meets_nothing_is_a_warning(own_copy: Path) -> None:
    table = '[[line]]\ndocument = "{}"\ntext = "Not there"\nkeep = true\n'
    (own_copy / "corrections.toml").write_text(table.format(LVTPR) + table.format("nobody"))
    result = run("index", str(own_copy), "--jobs", "1")
    assert result.exit_code == 0
    assert "corrections.toml:1: corrects nothing in" in result.stderr
    assert "corrections.toml:5: no document is called 'nobody'" in result.stderr


def test_an_unknown_document_is_an_error_with_those_alike(corpus: str) -> None:
    result = run("show", "lvtpr-prive", "-C", corpus)
    assert (result.exit_code, LVTPR in result.stderr) == (1, True)


def test_hits_are_shown_in_their_context(corpus: str) -> None:
    found = answer("kwic", "Facebook", "--limit", "3", "--no-expand", "-C", corpus)
    assert len(found["lines"]) == min(3, found["total"]) > 0
    assert {line["hit"].lower() for line in found["lines"]} == {"facebook"}
    result = run("kwic", "Facebook", "--limit", "3", "--width", "20", "--no-expand", "-C", corpus)
    assert len(result.stdout.splitlines()) == len(found["lines"])


def test_the_same_seed_gives_the_same_sample(corpus: str) -> None:
    arguments = ("kwic", "media", "--sort", "random", "--seed", "7", "--limit", "5", "-C", corpus)
    assert answer(*arguments) == answer(*arguments)


def test_frequencies_are_counted_language_by_language(corpus: str) -> None:
    found = answer("stats", "freq", "media", "--by", "site", "--no-expand", "-C", corpus)
    assert [part["language"] for part in found["parts"]] == ["en", "nl"]
    pooled = answer("stats", "freq", "media", "--by", "site", "--no-expand", "--pool", "-C", corpus)
    assert [part["language"] for part in pooled["parts"]] == [""]
    result = run("stats", "freq", "media", "-C", corpus)
    assert result.stdout.splitlines()[0].split() == ["in", "passage", "hits", "documents", "words", "per", "10,000"]


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


@pytest.mark.parametrize(
    ("view", "column"),
    [
        ("documents", "title"),
        ("concordance", "hit"),
        ("frequencies", "hits"),
        ("collocates", "word"),
        ("keyness", "word"),
    ],
)
def test_every_view_can_be_exported_with_where_it_comes_from(corpus: str, view: str, column: str) -> None:
    arguments = ("export", "media", "--view", view, "--limit", "3", "-C", corpus)
    rows = answer(*arguments)
    assert column in rows[0]
    assert rows[0]["provenance"]["query"] == "media"
    table = list(csv.DictReader(io.StringIO(run(*arguments).stdout.removeprefix("\ufeff"))))
    assert [row[column] for row in table] == [str(row[column]) for row in rows]
    assert {row["corpus_version"] for row in table} == {rows[0]["provenance"]["corpus_version"]}


def test_an_export_never_overwrites_a_file_unasked(corpus: str, tmp_path: Path) -> None:
    file = tmp_path / "found.xlsx"
    arguments = ("export", "--format", "xlsx", "-o", str(file), "-C", corpus)
    assert run(*arguments, "--dry-run").stderr.startswith("would write 5 rows")
    assert not file.exists()
    assert run(*arguments).stderr == f"wrote 5 rows to {file}\n"
    assert run(*arguments).exit_code == 2
    assert run(*arguments, "--force").exit_code == 0
    assert run("export", "--format", "xlsx", "-C", corpus).exit_code == 2


def test_an_export_has_the_columns_asked_for(corpus: str) -> None:
    rows = answer("export", "--fields", "id,published", "--site", "duperrin.com", "-C", corpus)
    assert [(set(row), row["published"]) for row in rows] == [({"id", "published", "provenance"}, "2008-06-24")]
    result = run("export", "--fields", "id,colour", "-C", corpus)
    assert (result.exit_code, "there is no column 'colour'" in result.stderr) == (2, True)


@pytest.mark.parametrize("what", [[LVTPR], ["--search", "werk"]])
def test_documents_and_searches_are_cited_with_the_version(corpus: str, what: list[str]) -> None:
    version = answer("doctor", corpus)["index"]["corpus_version"]
    for format in ("text", "bibtex", "csl-json"):
        result = run("cite", *what, "--format", format, "-C", corpus)
        assert (result.exit_code, version in result.stdout) == (0, True)
    assert len(answer("cite", *what, "-C", corpus)) == 1


def test_one_thing_is_cited_at_a_time(corpus: str) -> None:
    assert [run("cite", *what, "-C", corpus).exit_code for what in ([], [LVTPR, "--search", "x"])] == [2, 2]


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
    assert run("themes", "suggest", "nothing", "--language", "en", "-C", corpus).exit_code == 1


def test_the_doctor_finds_a_healthy_corpus_well(corpus: str) -> None:
    found = answer("doctor", corpus)
    assert (found["corpus"]["files"], found["index"]["documents"], found["advice"]) == ({"text": 5}, 5, [])
    assert run("doctor", corpus).stdout.splitlines()[-1] == "All is well."


def test_the_doctor_says_what_to_do(own_copy: Path) -> None:
    before = run("doctor", str(own_copy))
    assert (before.exit_code, f"Run `wsm index {own_copy}`" in before.stdout) == (3, True)
    run("index", str(own_copy), "--jobs", "1")
    (own_copy / "documents" / "new.txt").write_text("Something new about work.")
    after = run("doctor", str(own_copy))
    assert (after.exit_code, "behind the folder (1 new)" in after.stdout) == (0, True)


@pytest.mark.parametrize("how", ["in it", "above it", "by its variable"])
def test_the_corpus_is_found(corpus: str, tmp_path: Path, how: str) -> None:
    folder = Path(corpus)
    cwd = {"in it": folder, "above it": folder.parent, "by its variable": tmp_path}[how]
    environment = {"WSM_CORPUS": corpus} if how == "by its variable" else {}
    command = [sys.executable, "-m", "wsm_corpus", "search", "--limit", "0"]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env={"PATH": "", **environment}, timeout=120, check=False
    )
    assert (result.returncode, result.stderr[:17]) == (0, "5 documents found"), result.stderr


def test_what_would_steer_a_terminal_is_not_printed(own_copy: Path) -> None:
    (own_copy / "documents" / "trap.jsonl").write_text(
        json.dumps({"id": "trap", "title": "Trap \x1b[31m red", "text": "An ordinary text about ordinary work."})
    )
    run("index", str(own_copy), "--jobs", "1")
    result = run("search", "ordinary", "-C", str(own_copy))
    assert ("Trap \ufffd[31m red" in result.stdout, "\x1b" in result.stdout) == (True, False)


@pytest.mark.parametrize("command", ["search", "kwic", "export", "stats freq", "stats collocates", "stats keyness"])
def test_words_typed_without_quotation_marks_are_one_query(corpus: str, command: str) -> None:
    apart = run(*command.split(), "social", "media", "-C", corpus)
    whole = run(*command.split(), "social media", "-C", corpus)
    assert (apart.exit_code, apart.stdout) == (0, whole.stdout)


def test_a_query_that_begins_with_a_dash_is_told_from_an_option(corpus: str) -> None:
    refused = run("search", "-work", "-C", corpus)
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        2,
        "A query that begins with - goes after --, as in: wsm search -- -work",
    )
    assert (
        json.loads(run("search", "-C", corpus, "--json", "--", "-work").stdout)["total"]
        < answer("search", "-C", corpus)["total"]
    )


def test_a_search_in_removed_lines_shows_the_lines_and_why_they_were_removed(corpus: str) -> None:
    lines = run("search", "removed:opmerkingen", "-C", corpus).stdout.splitlines()
    assert any(line.strip().startswith("[removed, comment_form] Geen opmerkingen:") for line in lines)
    assert not any("[removed" in line for line in run("search", "media", "-C", corpus).stdout.splitlines())
