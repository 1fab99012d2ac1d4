"""The vocabulary: a SKOS file read into plain records; `check` and `export` say and write what is in it."""

from __future__ import annotations

from pathlib import Path

from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.vocabulary.compiled import read_compiled, stamp_of, write_compiled
from wsm_corpus.vocabulary.records import Concept, DanglingLink, Group, Label, Match, Vocabulary

__all__ = [
    "Concept",
    "DanglingLink",
    "Group",
    "Label",
    "Match",
    "Vocabulary",
    "read_vocabulary",
]


def read_vocabulary(path: Path, cache: Path | None = None) -> Vocabulary:
    """Read a SKOS file in Turtle, RDF/XML or JSON-LD.

    Concepts without a broader one are the themes. Concepts in a scheme whose name or title begins with "contexts"
    or "settings" are contexts, provided there is another scheme for the themes. `Vocabulary.version` is a hash of
    the file. Nothing is fetched from the network.

    Args:
        path: the file.
        cache: a folder to keep a compiled copy in, so that the same file is parsed once, and not read again while
            its size and time are the same; it may not exist yet.

    Raises:
        InvalidVocabulary: the file cannot be read or parsed, holds no concept, or a weight that is not above 0 and
            at most 1; with the line where the parser knows it.
    """
    stamp = stamp_of(Path(path))
    known = read_compiled(cache) if cache else None
    if known and stamp and known.stamp == stamp:
        return known.vocabulary
    import hashlib  # with OpenSSL, which takes 4 ms to load

    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise InvalidVocabulary(
            f"cannot be read: {error.strerror}", subject=str(path), advice="Name a SKOS file in corpus.toml."
        ) from error
    version = hashlib.sha256(content).hexdigest()[:16]
    if known and known.vocabulary.version == version:
        vocabulary = known.vocabulary
    else:
        from wsm_corpus.vocabulary.read_skos import read_skos

        vocabulary = read_skos(Path(path), content, version)
    if cache and not (known and known == (vocabulary, stamp)):
        write_compiled(cache, vocabulary, stamp)
    return vocabulary
