"""What a corpus counts of words: the part of the facade that other counts are made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Unpack

from wsm_corpus.records import And, Or, Query
from wsm_corpus.request import FilterOptions, RequestOptions, check_number

if TYPE_CHECKING:
    from wsm_corpus.engines import SearchEngine


class WordCounting(ABC):
    """Counts of words. All of them raise `QueryError` where the text cannot be understood, or asks for too much.

    `IndexNotFound` where the corpus has not been indexed. Words of different languages are never pooled.
    """

    _engine: SearchEngine

    @abstractmethod
    def query(self, text: str = "", **options: Unpack[RequestOptions]) -> Query:
        """Read a request into a query, without running it."""

    def word_counts(self, text: str = "", *, in_language: str, **options: Unpack[FilterOptions]) -> Mapping[str, int]:
        """How often each folded word form stands in the passages of one language of the documents found.

        Args:
            text: words and operators of the query language.
            in_language: ISO 639-1 code.
            **options: filters, see `Request`.
        """
        return self._engine.word_counts(self.query(text, **options), in_language)

    def word_documents(
        self, text: str = "", *, in_language: str, words: Collection[str], **options: Unpack[FilterOptions]
    ) -> Mapping[str, int]:
        """In how many of the documents found each of some words stands in passages of one language.

        Args:
            text: words and operators of the query language.
            in_language: ISO 639-1 code.
            words: folded forms.
            **options: filters, see `Request`.
        """
        return self._engine.word_documents(self.query(text, **options), in_language, words)

    def collocate_counts(
        self, text: str, *, in_language: str, window: int = 5, **options: Unpack[FilterOptions]
    ) -> Mapping[str, int]:
        """How often each folded word form stands near a hit, in passages of one language.

        Args:
            text: words and operators of the query language.
            in_language: ISO 639-1 code.
            window: words either side of a hit.
            **options: filters, see `Request`.
        """
        check_number(window, "window", least=1)
        return self._engine.collocates(self.query(text, **options), in_language, window=window)

    def shared_documents(self, text: str, other: str, **options: Unpack[FilterOptions]) -> int:
        """How many of the documents found another query finds too.

        Args:
            text: words and operators of the query language.
            other: another query, which the filters do not narrow.
            **options: filters on `text`, see `Request`.
        """
        found, others = self.query(text, **options), Query(tree=self.query(other).tree)
        found = Query(tree=And(parts=(found.tree, *found.filters)))
        # Beside each other in an AND, passages asked for by one would narrow the words of the other.
        either = Query(tree=Or(parts=(found.tree, others.tree)))
        return self._engine.count(found) + self._engine.count(others) - self._engine.count(either)
