"""Fixtures shared by all tests: the bundled corpus, copied and indexed once a process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from wsm_corpus import Corpus

# No timing is asserted: a machine that is busy elsewhere must not fail a property test.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]


def copy_bundled(folder: Path) -> Path:
    """A copy of the bundled corpus as it is in the repository, without an index."""
    return Path(shutil.copytree(ROOT / "corpus", folder / "corpus", ignore=shutil.ignore_patterns(".wsm")))


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The bundled corpus, indexed; tests must not write to it."""
    with Corpus.open(copy_bundled(tmp_path_factory.mktemp("bundled"))) as corpus:
        report = corpus.index(jobs=1)
        assert report.failed == ()
        yield corpus


@pytest.fixture
def own_copy(tmp_path: Path) -> Path:
    """A fresh copy of the bundled corpus that a test may do with as it likes; not indexed."""
    return copy_bundled(tmp_path)
