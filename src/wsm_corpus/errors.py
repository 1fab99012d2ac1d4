"""Every error this package raises on purpose.

    WsmCorpusError
    ├── CorpusError              the corpus folder itself (exit code 5)
    │   ├── CorpusNotFound
    │   ├── InvalidSettings
    │   ├── InvalidMetadata
    │   ├── InvalidCorrections
    │   └── InvalidVocabulary
    ├── DocumentError            one document; the others still land (exit code 1)
    │   ├── UnreadableDocument
    │   └── DocumentNotFound
    ├── IndexProblem             the index (exit code 3)
    │   ├── IndexNotFound
    │   ├── IncompatibleIndex
    │   ├── UnreadableIndex
    │   └── IndexLocked          (exit code 4)
    └── QueryError               what was typed (exit code 2)

Each error knows its subject and says where, what is wrong and what to do.
"""

from __future__ import annotations

LONGEST_QUERY = 100
"""Signs of a query that stand in a message about it."""


class WsmCorpusError(Exception):
    """The base of every error raised on purpose.

    Attributes:
        message: what is wrong, one sentence without its full stop.
        subject: what it is about: a path, a document id, a query.
        line: 1-based line number in the subject, or None.
        advice: what to do about it, one sentence, or an empty string.
    """

    exit_code = 1

    def __init__(self, message: str, *, subject: str = "", line: int | None = None, advice: str = "") -> None:
        self.message = message
        self.subject = subject
        self.line = line
        self.advice = advice
        super().__init__(message)

    @property
    def where(self) -> str:
        """The subject with its line, as an editor understands it: ``metadata.csv:12``."""
        return f"{self.subject}:{self.line}" if self.subject and self.line else self.subject

    def __str__(self) -> str:
        """One line: where, what is wrong, what to do."""
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}. {self.advice}" if self.advice else text

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between worker processes whole."""
        return (_rebuild, (type(self), self.message, self.__dict__.copy()))


def _rebuild(kind: type[WsmCorpusError], message: str, state: dict[str, object]) -> WsmCorpusError:
    error = kind(message)
    error.__dict__.update(state)
    return error


class CorpusError(WsmCorpusError):
    """The corpus folder, its settings, metadata, corrections or vocabulary."""

    exit_code = 5


class CorpusNotFound(CorpusError):
    """No corpus where one was named."""


class InvalidSettings(CorpusError):
    """corpus.toml cannot be read or holds an unknown key."""


class InvalidMetadata(CorpusError):
    """metadata.csv cannot be read."""


class InvalidCorrections(CorpusError):
    """corrections.toml cannot be read or corrects something that cannot be corrected."""


class InvalidVocabulary(CorpusError):
    """The vocabulary is not usable SKOS."""


class DocumentError(WsmCorpusError):
    """One document; the others still land."""

    exit_code = 1


class UnreadableDocument(DocumentError):
    """A file, or a record of one, from which no text can be had."""


class DocumentNotFound(DocumentError):
    """No document of that id in the index."""


class IndexProblem(WsmCorpusError):
    """The index on disk."""

    exit_code = 3


class IndexNotFound(IndexProblem):
    """The corpus has not been indexed."""


class IncompatibleIndex(IndexProblem):
    """The index was written by another version, or is damaged."""


class UnreadableIndex(IndexProblem):
    """There is an index and the system does not let it be read: no right to it, or no folder."""


class IndexLocked(IndexProblem):
    """Another process is writing the index; the message names it."""

    exit_code = 4


class QueryError(WsmCorpusError):
    """A query that cannot be understood.

    Attributes:
        position: code point in the query where reading stopped, or None.
        mend: a query that would be understood, or an empty string.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        subject: str = "",
        line: int | None = None,
        advice: str = "",
        position: int | None = None,
        mend: str = "",
    ) -> None:
        super().__init__(message, subject=subject, line=line, advice=advice)
        self.position = position
        self.mend = mend

    @property
    def where(self) -> str:
        """The query, or the beginning of a long one."""
        return self.subject if len(self.subject) <= LONGEST_QUERY else f"{self.subject[:LONGEST_QUERY]}…"
