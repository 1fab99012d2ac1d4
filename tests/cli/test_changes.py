"""`wsm changes`: what has changed since a version."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import run
from wsm_corpus import Corpus


def test_what_came_changed_and_went_is_listed(own_copy: Path) -> None:
    documents = own_copy / "documents"
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        old = corpus.version
        assert run("changes", old, "-C", str(own_copy)).stderr == f"Nothing: {old} is the version now.\n"
        (documents / "new.txt").write_text("Something new about work.", encoding="utf-8")
        (documents / "betton-work-life-balance.txt").write_text("Something else about work.", encoding="utf-8")
        (documents / "lvtpr-prive-professioneel.txt").unlink()
        corpus.index(jobs=1)
        now = corpus.version
    result = run("changes", old, "-C", str(own_copy))
    assert result.stdout == "+ new\n~ betton-work-life-balance\n- lvtpr-prive-professioneel\n"
    assert (result.exit_code, result.stderr) == (
        0, f"1 new, 1 changed, 1 removed since {old}; {now} is the version now.\n",
    )  # fmt: skip
    found = json.loads(run("changes", old, "-C", str(own_copy), "--json").stdout)
    assert (found["new"], found["corpus_version"], found["known"]) == (["new"], now, True)


def test_a_version_of_which_nothing_is_known_and_a_history_that_cannot_be_read_are_told(own_copy: Path) -> None:
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
    history = own_copy / ".wsm" / "history.jsonl"
    unknown = run("changes", "0123456789ab", "-C", str(own_copy))
    assert (unknown.exit_code, "Nothing is known of version '0123456789ab' here" in unknown.stderr) == (1, True)
    history.write_bytes(b"{")
    assert "What 1 run of indexing changed is not known" in run("changes", "0123456789ab", "-C", str(own_copy)).stderr
    history.unlink()
    history.mkdir()
    assert "history of this corpus cannot be read" in run("changes", "0123456789ab", "-C", str(own_copy)).stderr


def test_a_corpus_without_index_has_no_versions(own_copy: Path) -> None:
    assert run("changes", "0123456789ab", "-C", str(own_copy)).exit_code == 3
