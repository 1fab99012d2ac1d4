"""Indexing with real processes: what is left of a run that is stopped in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from wsm_corpus import Corpus

WORDS = "The company wrote a policy on social media and asked every employee to read it before the summer."


def make_corpus(folder: Path, documents: int) -> None:
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "corpus.toml").write_text('name = "Test"\n', encoding="utf-8")
    (folder / "themes.ttl").write_bytes((Path(__file__).parents[2] / "corpus" / "themes.ttl").read_bytes())
    for number in range(documents):
        text = f"Number {number} says this. {WORDS}\n\n" * 40
        (folder / "documents" / f"d{number:04}.txt").write_text(text, encoding="utf-8")


def of_index(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / ".wsm").glob("*MAIN_*.*"))


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts what runs in the background without


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_run_stopped_in_the_middle_leaves_the_old_index_and_no_process(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    make_corpus(tmp_path, 2)
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus.index(jobs=1).new) == 2
    before = of_index(tmp_path)
    make_corpus(tmp_path, 300)
    command = [sys.executable, "-m", "wsm_corpus", "index", str(tmp_path), "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_hear_interrupts)
    while of_index(tmp_path) == before:  # until a worker has begun a segment
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(number)
    said = process.communicate()[1].decode()
    assert process.returncode == code
    assert "Traceback" not in said
    until = time.monotonic() + 60
    while is_alive(process.pid) and time.monotonic() < until:
        time.sleep(0.05)  # workers see that their parent is gone when they have done what they had
    assert not is_alive(process.pid)
    if number != signal.SIGKILL:
        assert of_index(tmp_path) == before
    with Corpus.open(tmp_path) as corpus:
        assert corpus.info().documents == 2
        (tmp_path / "documents" / "d0000.txt").unlink()
        for file in (tmp_path / "documents").glob("d0[0-9][1-9]*.txt"):
            file.unlink()
        assert corpus.index(jobs=1).removed  # nobody holds the lock, and what was left behind is gone
    assert len({name.split(".")[0] for name in of_index(tmp_path) if name.startswith("MAIN_")}) == 2


def page(number: int) -> str:
    """A page that takes some while to be taken apart."""
    parts = (f"<div><ul><li><a href='/{n}'>Entry {n}</a></li></ul><p>{WORDS} {n}</p></div>" for n in range(100))
    return f"<html><head><title>Page {number}</title></head><body>{''.join(parts)}</body></html>"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks the system which processes a process has")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_run_stopped_while_workers_read_leaves_no_process_and_everything_to_do(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    make_corpus(tmp_path, 2)
    for each in range(200):
        (tmp_path / "documents" / f"p{each}.html").write_text(page(each), encoding="utf-8")
    command = [sys.executable, "-m", "wsm_corpus", "index", str(tmp_path), "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_hear_interrupts)
    while len(children_of(process.pid)) < 3:  # two workers, and the process by which these are cleaned up after
        assert process.poll() is None
        time.sleep(0.02)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does: the workers hear it, too
    else:
        process.send_signal(number)
    said = process.communicate()[1].decode()
    assert process.returncode == code
    if number != signal.SIGKILL:  # then a worker that is starting says that its parent is gone
        assert "Traceback" not in said
    until = time.monotonic() + 60
    while is_alive(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(process.pid)
    assert not list((tmp_path / ".wsm").glob("MAIN_*"))
    for file in (tmp_path / "documents").glob("p*.html"):
        file.unlink()
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus.index(jobs=1).new) == 2


def children_of(process: int) -> list[str]:
    """The processes that a process has started, by all of its threads."""
    found: list[str] = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(OSError):  # it has ended
            found += (thread / "children").read_text().split()
    return found


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_index_of_another_version_is_made_anew_by_the_next_run(tmp_path: Path) -> None:
    make_corpus(tmp_path, 3)
    with Corpus.open(tmp_path) as corpus:
        corpus.index(jobs=1)
    about = tmp_path / ".wsm" / "wsm_1.json"
    about.write_text(about.read_text().replace('"format": ', '"format": 9'))
    wsm = [sys.executable, "-m", "wsm_corpus"]
    refused = subprocess.run(
        [*wsm, "search", "-C", str(tmp_path), "policy"], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 3
    assert "made by another version of wsm-corpus. Run `wsm index`" in refused.stderr
    again = subprocess.run([*wsm, "index", str(tmp_path)], capture_output=True, text=True, check=True)
    assert "3 new" in again.stdout
    with Corpus.open(tmp_path) as corpus:
        assert corpus.search("policy").total == 3


def test_a_correction_of_no_document_does_not_keep_an_index_of_another_version_from_being_made_anew(
    tmp_path: Path,
) -> None:
    make_corpus(tmp_path, 3)
    with Corpus.open(tmp_path) as corpus:
        corpus.index(jobs=1)
    about = tmp_path / ".wsm" / "wsm_1.json"
    about.write_text(about.read_text().replace('"format": ', '"format": 9'))
    correction = '[[language]]\ndocument = "nobody"\nlanguage = "nl"\n'
    (tmp_path / "corrections.toml").write_text(correction, encoding="utf-8")
    with Corpus.open(tmp_path) as corpus:
        report = corpus.index(jobs=1)
    assert len(report.new) == 3
    assert ["nobody" in warning.message for warning in report.warnings] == [True]
