import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wsm_corpus.cli import wsm
from wsm_corpus.readers import HEADER, read_corrections, read_metadata
from wsm_corpus.settings import read_settings
from wsm_corpus.vocabulary import read_vocabulary

BUNDLED = Path(__file__).parents[2] / "corpus"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".wsm" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_new_folder_is_a_corpus_without_documents(tmp_path: Path) -> None:
    folder = tmp_path / "Mijn “corpus”"
    result = CliRunner().invoke(wsm, ["init", str(folder)])
    assert (result.exit_code, result.stdout) == (0, "")
    settings = read_settings(folder)
    assert (settings.name, settings.languages) == ("Mijn “corpus”", ("en", "nl"))
    assert settings.documents.is_dir()
    assert next(csv.reader([settings.metadata_file.read_text()])) == list(HEADER)
    assert (read_metadata(settings).rows, read_corrections(settings).by_document) == ({}, {})
    assert len(read_vocabulary(settings.vocabulary_file).themes) > 1


def test_the_demo_is_the_bundled_corpus(tmp_path: Path) -> None:
    CliRunner().invoke(wsm, ["init", str(tmp_path / "demo"), "--demo"])
    assert contents(tmp_path / "demo") == contents(BUNDLED)


@pytest.mark.parametrize("demo", [[], ["--demo"]])
def test_what_is_there_is_never_overwritten(tmp_path: Path, demo: list[str]) -> None:
    (tmp_path / "corpus.toml").write_text('name = "mine"\n')
    result = CliRunner().invoke(wsm, ["init", str(tmp_path), *demo])
    assert f"kept {tmp_path / 'corpus.toml'}" in result.stderr
    assert read_settings(tmp_path).name == "mine"
    before = contents(tmp_path)
    again = CliRunner().invoke(wsm, ["init", str(tmp_path), *demo])
    assert (again.exit_code, "Nothing to do" in again.stderr, contents(tmp_path)) == (0, True, before)


def test_a_dry_run_writes_nothing_and_json_says_what_it_would(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = CliRunner().invoke(wsm, ["init", str(folder), "--dry-run", "--json"])
    assert json.loads(result.stdout) == {
        "folder": str(folder),
        "written": ["corpus.toml", "metadata.csv", "corrections.toml", "themes.ttl", "documents/.about"],
        "kept": [],
        "dry_run": True,
    }
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    command = [sys.executable, "-m", "wsm_corpus", "init", str(tmp_path / "file" / "below")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert result.stderr == f"Error: {tmp_path / 'file' / 'below'}: Not a directory\n"
