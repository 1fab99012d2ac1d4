"""corpus.toml, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.errors import CorpusNotFound, InvalidSettings
from wsm_corpus.settings import read_settings


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b'name = "x"\nlanguages = en\n', 2, "is not TOML"),
        (b'name = "x"\nlicence = "\xe9"\n', 2, "is not UTF-8"),
        (b"name = 3\n", None, "name must be a string"),
        (b'nam = "x"\n', None, "unknown key 'nam'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, data: bytes, line: int | None, said: str) -> None:
    (tmp_path / "corpus.toml").write_bytes(data)
    with pytest.raises(InvalidSettings, match=said) as error:
        read_settings(tmp_path)
    assert error.value.line == line


def test_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_bytes(b'\xef\xbb\xbfname = "x"\n')
    assert read_settings(tmp_path).name == "x"


def test_a_file_that_the_system_does_not_give_is_told_without_numbers(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").mkdir()
    with pytest.raises(InvalidSettings) as error:
        read_settings(tmp_path)
    assert error.value.message == "cannot be read: Is a directory"


def test_a_file_is_no_corpus(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    with pytest.raises(CorpusNotFound, match="is a file, and a corpus is a folder"):
        read_settings(file)
