"""`wsm index`, and what every command says of a corpus or an index that is not as it should be."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import answer, run

LVTPR = "lvtpr-prive-professioneel"


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


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_on_a_terminal_the_run_shows_how_far_it_is_how_fast_and_how_long_it_will_take(own_copy: Path) -> None:
    import pty

    rows = (json.dumps({"id": f"d{number}", "text": f"The policy, version {number}."}) for number in range(60))
    (own_copy / "documents" / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "wsm_corpus", "index", str(own_copy), "--jobs", "1"]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal tells on Linux that its other side is closed
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert process.wait() == 0
    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode()))
    assert any(re.match(r"Reading +\S+ +\d+/\? ", line) for line in lines), "a file of many does not say of how many"
    assert any(re.match(r"Indexing +\S+ +\d+/65 +\d+/s +\d+:\d\d:\d\d", line) for line in lines), lines


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
        ("corpus.toml", 'languages = ["en", "Dutch"]', "corpus.toml: languages has 'Dutch', which is not a code"),
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


def test_index_and_doctor_say_what_is_wrong_with_a_dictionary(own_copy: Path) -> None:
    (own_copy / "words.tsv").write_text("nurse\tverpleger\ndoctor\n", encoding="utf-8")
    with (own_copy / "corpus.toml").open("a", encoding="utf-8") as settings:
        settings.write('dictionaries = ["words.tsv"]\n')
    said = "words.tsv:2: 1 column where two are needed"
    before = run("doctor", str(own_copy))
    assert (before.exit_code, before.stdout.count(said)) == (3, 1)
    indexed = run("index", str(own_copy), "--jobs", "1")
    assert (indexed.exit_code, indexed.stderr.count(said)) == (0, 1)
    after = run("doctor", str(own_copy))
    assert (after.exit_code, after.stdout.count(said)) == (5, 1)
    found = run("search", "burn-out", "-C", str(own_copy))
    assert (found.exit_code, "words.tsv cannot be used" in found.stderr) == (0, True)


def test_the_doctor_says_everything_once(own_copy: Path) -> None:
    (own_copy / "documents" / "page.html").write_text("<p>A page about work.</p>")
    (own_copy / "documents" / "page.txt").write_text("A text about work.")
    (own_copy / "documents" / "picture.png").write_bytes(b"")
    (own_copy / "documents" / "nowhere.txt").symlink_to("nothing")
    (own_copy / "metadata.csv").write_text("file,title\n,Nothing\n")
    advice = json.loads(run("doctor", str(own_copy), "--json").stdout)["advice"]
    assert len(advice) == len(set(advice)) == 5, advice


@pytest.mark.parametrize(
    ("pid", "host", "said", "running"),
    [
        (None, None, "The index is being written (process", True),
        (2**22 + 1, None, "The last run of indexing was broken off (process", False),
        (1, "elsewhere.example", "The index is being written, or a run was broken off (process 1 on elsewhere", None),
    ],
)
def test_the_doctor_says_who_writes_or_was_broken_off(
    own_copy: Path, pid: int | None, host: str | None, said: str, running: bool | None
) -> None:
    run("index", str(own_copy), "--jobs", "1")
    about = {"pid": pid or os.getpid(), "host": host or socket.gethostname(), "since": "2026-01-01T00:00:00+00:00"}
    (own_copy / ".wsm" / "writer.json").write_text(json.dumps(about))
    found = json.loads(run("doctor", str(own_copy), "--json").stdout)
    assert found["writer"] == {**about, "running": running}
    assert [one for one in found["advice"] if one.startswith(said)] == found["advice"]


@pytest.mark.parametrize("spoil", ["format", "folder"])
def test_the_doctor_tells_an_index_that_cannot_be_read_from_none(own_copy: Path, spoil: str) -> None:
    run("index", str(own_copy), "--jobs", "1")
    about = own_copy / ".wsm" / "wsm_1.json"
    if spoil == "format":
        about.write_text(about.read_text().replace('"format": ', '"format": 9'))
    else:
        about.unlink()
        about.mkdir()
    result = run("doctor", str(own_copy))
    assert (result.exit_code, "index       cannot be read" in result.stdout) == (3, True)
    assert "wsm index" in result.stdout


def test_the_doctor_goes_on_where_a_file_cannot_be_read(own_copy: Path) -> None:
    run("index", str(own_copy), "--jobs", "1")
    (own_copy / "metadata.csv").unlink()
    (own_copy / "metadata.csv").mkdir()
    found = json.loads(run("doctor", str(own_copy), "--json").stdout)
    assert (found["index"]["documents"], [one for one in found["advice"] if "metadata.csv" in one] != []) == (5, True)


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
