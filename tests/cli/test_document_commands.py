"""`wsm show`, `wsm cite` and `wsm export`: documents as they are read and taken away."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import answer, run

LVTPR = "lvtpr-prive-professioneel"


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


@pytest.mark.parametrize(
    ("view", "column"),
    [
        ("documents", "title"),
        ("concordance", "hit"),
        ("frequencies", "hits"),
        ("collocates", "word"),
        ("keyness", "word"),
        ("words", "count"),
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


@pytest.mark.parametrize("view", ["documents", "concordance", "frequencies"])
def test_an_export_has_at_most_so_many_rows(corpus: str, view: str) -> None:
    (row,) = answer("export", "media", "--view", view, "--limit", "1", "-C", corpus)
    rows = row["provenance"]["rows_in_all"]
    assert int(rows) > 1
    said = run("export", "media", "--view", view, "--limit", "1", "-C", corpus)
    assert said.stderr == f"1 of {rows} rows\n"
    assert "rows_in_all" in said.stdout.splitlines()[0]
    assert "rows_in_all" not in run("export", "media", "--view", view, "-C", corpus).stdout


@pytest.mark.parametrize("view", ["words", "collocates", "keyness"])
def test_an_export_of_words_says_how_many_there_are_in_all_languages(corpus: str, view: str) -> None:
    rows = answer("export", "media", "--view", view, "--limit", "1", "-C", corpus)
    assert 1 <= len(rows) == len({row["language"] for row in rows})
    every = answer("export", "media", "--view", view, "--limit", "10000", "-C", corpus)
    assert {row["provenance"]["rows_in_all"] for row in rows} == {str(len(every))}
    assert "rows_in_all" not in every[0]["provenance"]


@pytest.mark.parametrize("how", ["collocates", "keyness"])
def test_words_that_are_not_listed_are_counted(corpus: str, how: str) -> None:
    arguments = ("stats", how, "media", "--in-language", "en", "-C", corpus)
    (every,) = answer(*arguments, "--limit", "100000")["parts"]
    (part,) = answer(*arguments, "--limit", "2")["parts"]
    assert (len(part["words"]), part["total"]) == (2, len(every["words"]))
    assert f"en: the first 2 of {part['total']} words" in run(*arguments, "--limit", "2").stderr
    assert "the first" not in run(*arguments, "--limit", "100000").stderr


def test_an_export_to_a_dash_is_data_and_a_pipe_needs_no_force(corpus: str, tmp_path: Path) -> None:
    plain = run("export", "media", "-C", corpus)
    assert run("export", "media", "-o", "-", "-C", corpus).stdout == plain.stdout
    assert not Path("-").exists()
    command = [sys.executable, "-m", "wsm_corpus", "export", "media", "-o", "/dev/stdout", "-C", corpus]
    result = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout.decode().replace("\r\n", "\n")) == (0, plain.stdout)


def test_more_rows_than_usual_are_had_where_they_are_asked_for(corpus: str) -> None:
    assert len(answer("export", "media", "--limit", "20000", "-C", corpus)) == 4
    typed = ("export", "media", "--limit", "1048576", "--format", "xlsx", "-o", "-", "-C", corpus)
    assert (run(*typed).exit_code, "A spreadsheet holds 1048575 rows" in run(*typed).stderr) == (2, True)


def test_a_file_that_cannot_be_written_is_called_by_its_name(corpus: str, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "found.csv"
    result = run("export", "media", "-o", str(file), "-C", corpus)
    assert (result.exit_code, result.stderr) == (1, f"Error: {file}: No such file or directory\n")


def test_an_export_never_overwrites_a_file_unasked(corpus: str, tmp_path: Path) -> None:
    file = tmp_path / "found.xlsx"
    arguments = ("export", "--format", "xlsx", "-o", str(file), "-C", corpus)
    assert run(*arguments, "--dry-run").stderr.startswith("would write 5 rows")
    assert not file.exists()
    assert run(*arguments).stderr == f"wrote 5 rows to {file}\n"
    assert run(*arguments).exit_code == 2
    assert run(*arguments, "--force").exit_code == 0
    assert run("export", "--format", "xlsx", "-C", corpus).exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a file cannot be kept small there")
def test_an_export_for_which_there_is_no_room_leaves_the_file_that_was_there(corpus: str, tmp_path: Path) -> None:
    import resource

    def keep_files_small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    file, link = tmp_path / "found.csv", tmp_path / "link.csv"
    file.write_text("as it was", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    command = [sys.executable, "-m", "wsm_corpus", "export", "-o", str(link), "--force", "-C", corpus]
    failed = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=keep_files_small)
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert (file.read_text(encoding="utf-8"), sorted(tmp_path.iterdir())) == ("as it was", [file, link])
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert file.read_text(encoding="utf-8-sig").count("\n") > 5
    assert (file.stat().st_mode & 0o777, link.is_symlink(), sorted(tmp_path.iterdir())) == (0o640, True, [file, link])


def test_an_export_has_the_columns_asked_for(corpus: str) -> None:
    rows = answer("export", "--fields", "id,published", "--site", "duperrin.com", "-C", corpus)
    assert [(set(row), row["published"]) for row in rows] == [({"id", "published", "provenance"}, "2008-06-24")]
    result = run("export", "--fields", "id,colour", "-C", corpus)
    assert (result.exit_code, "there is no column 'colour'" in result.stderr) == (2, True)


def test_where_no_document_has_all_words_an_export_and_a_citation_say_so(corpus: str) -> None:
    for query, filters in (("post xyzzy", "any word"), ("post", "")):
        rows = answer("export", query, "--no-expand", "-C", corpus)
        assert {row["provenance"]["filters"].partition(";")[0] for row in rows} == {filters or "no expansion"}
        assert ("(any word)" in run("cite", "--search", query, "-C", corpus).stdout) == bool(filters)


@pytest.mark.parametrize("what", [[LVTPR], ["--search", "werk"]])
def test_documents_and_searches_are_cited_with_the_version(corpus: str, what: list[str]) -> None:
    version = answer("doctor", corpus)["index"]["corpus_version"]
    for format in ("text", "bibtex", "csl-json", "ris"):
        result = run("cite", *what, "--format", format, "-C", corpus)
        assert (result.exit_code, version in result.stdout) == (0, True)
    assert len(answer("cite", *what, "-C", corpus)) == 1


def test_one_thing_is_cited_at_a_time(corpus: str) -> None:
    assert [run("cite", *what, "-C", corpus).exit_code for what in ([], [LVTPR, "--search", "x"])] == [2, 2]
