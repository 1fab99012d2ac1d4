"""A vocabulary whose file is edited while it is in use."""

from pathlib import Path

import pytest

from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.vocabulary.watched import WatchedVocabulary

GOOD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:x:rest> a skos:Concept ; skos:prefLabel "rest"@en .
"""
BROKEN = GOOD + '<urn:x:work> a skos:Concept ; skos:prefLabel "work@en .\n'


def watched(folder: Path) -> tuple[Path, WatchedVocabulary]:
    return folder / "themes.ttl", WatchedVocabulary(folder / "themes.ttl", folder / "kept")


@pytest.mark.parametrize("anew", [False, True], ids=["the same process", "another process"])
@pytest.mark.parametrize("broken", [BROKEN, None], ids=["a slip in the file", "no file"])
def test_while_the_file_cannot_be_used_the_last_one_that_could_is_in_use(
    tmp_path: Path, broken: str | None, anew: bool
) -> None:
    file, vocabulary = watched(tmp_path)
    file.write_text(GOOD, "utf-8")
    before = vocabulary.read()
    assert vocabulary.in_use() == (before, True)
    if broken is None:
        file.unlink()
    else:
        file.write_text(broken, "utf-8")
    if anew:
        _, vocabulary = watched(tmp_path)
    assert vocabulary.in_use() == (before, False)
    with pytest.raises(InvalidVocabulary):
        vocabulary.read()


def test_a_file_that_was_mended_is_in_use_again(tmp_path: Path) -> None:
    file, vocabulary = watched(tmp_path)
    file.write_text(GOOD, "utf-8")
    vocabulary.read()
    file.write_text(BROKEN, "utf-8")
    assert not vocabulary.in_use()[1]
    file.write_text(GOOD.replace("rest", "sleep"), "utf-8")
    assert [one.id for one in vocabulary.in_use()[0].themes] == ["sleep"]
    assert vocabulary.in_use() == (vocabulary.read(), True)


def test_a_file_that_never_could_be_used_is_an_error(tmp_path: Path) -> None:
    file, vocabulary = watched(tmp_path)
    file.write_text(BROKEN, "utf-8")
    with pytest.raises(InvalidVocabulary):
        vocabulary.in_use()
