"""What the tests of the readers share: a corpus folder out of a dict, and what is read in it."""

from pathlib import Path

from wsm_corpus.readers import read_documents
from wsm_corpus.records import Failure, Source
from wsm_corpus.settings import read_settings

SETTINGS = 'name = "A corpus"\n'


def make_corpus(folder: Path, files: dict[str, str | bytes], settings: str = SETTINGS) -> Path:
    """Write files, named by their paths below the corpus folder or, without a folder, below documents/."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "corpus.toml").write_text(settings, encoding="utf-8")
    for name, content in files.items():
        path = folder / name if name in {"metadata.csv", "corrections.toml"} else folder / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def read_all(folder: Path) -> tuple[dict[str, Source], list[Failure]]:
    """The sources by id, and the failures with their places below the corpus folder."""
    sources: dict[str, Source] = {}
    failures: list[Failure] = []
    for item in read_documents(read_settings(folder)):
        if isinstance(item, Source):
            assert item.citation.id not in sources
            sources[item.citation.id] = item
        else:
            failures.append(item)
    return sources, failures


def complaints(folder: Path) -> list[str]:
    """Each failure as one line: where and what, warnings marked."""
    _, failures = read_all(folder)
    return [
        f"{'warning: ' if item.warning else ''}{item.where.removeprefix(str(folder) + '/')}: {item.message}"
        for item in failures
    ]
