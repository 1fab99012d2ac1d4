"""The index, in and out: the contract every search engine keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal, Protocol, TypeVar

from wsm_corpus.record import record
from wsm_corpus.records import Concordance, Dispersion, Document, Frequency, IndexInfo, Query, Results
from wsm_corpus.settings import Settings

ConcordanceSort = Literal["document", "left", "hit", "right", "random"]
FrequencyField = Literal["language", "passage", "theme", "context", "site", "author", "year"]

SORTED_BY = 5
"""Words beside a hit that a concordance is sorted by: as many as a line of 60 code points shows whole, mostly."""


@record
class Versions:
    """What an index was made with; an index of other versions has to be made anew."""

    corpus: str  # the corpus version: a hash over ids and fingerprints, vocabulary and pipeline
    pipeline: str
    vocabulary: str


@record
class Writer:
    """A process that is writing an index, or was when it was killed: then the index is as it was before."""

    pid: int
    host: str  # the machine it runs on
    since: str  # ISO 8601, UTC
    running: bool | None  # None where that cannot be known from this machine


Item = TypeVar("Item")
Report = TypeVar("Report")
Process = Callable[[Item], tuple[Document | None, Report]]
"""Makes a document of an item, or None where none can be made, and a report on it."""


class SearchEngine(Protocol):
    """An index of documents.

    One engine object may be used by many threads at once. What is read is always one committed state: a search
    never sees half an update, and an update never breaks a search under way. After a commit, by this process
    or another, the next call sees the new state.

    Text is searched by passage language: a word typed is analysed once in each language and meets only passages
    of that language, so the same analysis is used for the index and for the query.
    """

    def update(
        self, documents: Iterable[Document], removed: Collection[str], versions: Callable[[], Versions]
    ) -> None:
        """Add or replace documents and remove others, all or nothing.

        `versions` is asked after the last of `documents` was taken, since only then is known which came through.

        Replaces a document of the same id. Ids in `removed` that are not in the index are ignored. When
        `documents` raises, or the process dies, the index is as it was before.

        Raises:
            IndexLocked: another process is writing; the error names it.
        """

    def update_from(
        self,
        items: Iterable[Item],
        process: Process[Item, Report],
        removed: Collection[str],
        versions: Callable[[], Versions],
        *,
        jobs: int = 1,
        report: Callable[[Report], None],
        lost: Callable[[Item, str], None],
        merging: Callable[[int, int], None] | None = None,
    ) -> None:
        """As `update`, with documents made of items, in worker processes where more than one job is given.

        An index that this version cannot read is made anew: it stays until the commit.

        Args:
            items: what documents are made of; taken a few at a time. Of two documents of one id the later counts.
            process: makes the document. It runs in the workers, so it and what it takes and gives must be picklable.
                It must give the same for the same item, since items may be processed again when a worker died.
                What it raises ends the update.
            removed: ids of documents to remove.
            versions: asked after the last item was taken and everything was reported.
            jobs: how many processes make documents; 1 for this one only.
            report: gets the report on every item, in this process and in no set order.
            lost: gets every item whose document could not be taken in, and why: a worker process died on it, or what
                it holds cannot be written. The item may have been reported before.
            merging: told, where parts of the index become one, of how many of their documents that is done.

        Raises:
            IndexLocked: another process is writing; the error names it.
            WsmCorpusError: worker processes keep dying whatever they work on.
        """

    def search(self, query: Query) -> Results:
        """One page of the documents found, best first, with the facets of all of them.

        Facets are counted over every document found, in the fields of `Facet`. A page beyond the end is empty.
        Ties are broken by document id. `Results.total` is exact.

        Raises:
            IndexNotFound: nothing was ever indexed.
            QueryError: the query asks for something too costly (a bare wildcard, say) or unknown.
        """

    def count(self, query: Query) -> int:
        """How many documents a query finds: `Results.total` of `search`, and nothing else.

        Raises:
            IndexNotFound: nothing was ever indexed.
            QueryError: as in `search`.
        """

    def concordance(
        self,
        query: Query,
        *,
        context: int = 60,
        sort: ConcordanceSort = "document",
        seed: int = 0,
        offset: int = 0,
        limit: int = 50,
    ) -> Concordance:
        """Every place where the query's words are met, in at most so many code points of context, no word cut.

        `left`, `hit` and `right` sort by at most `SORTED_BY` words, folded: those before a hit from the hit outwards,
        its own, those after it. Equal ones stand in order of documents and places.
        A phrase or proximity is one hit. `random` draws a sample without replacement, the same for the same seed.

        Raises:
            IndexNotFound: nothing was ever indexed.
        """

    def frequencies(self, query: Query, by: FrequencyField) -> tuple[Frequency, ...]:
        """How often the query is met in each part of the corpus, parts without a hit included; largest first."""

    def dispersion(self, query: Query, *, limit: int = 20) -> Dispersion:
        """How evenly the hits are spread over the documents that the filters let through.

        Only the `limit` documents with most hits are listed; the measures are of all.

        Raises:
            IndexNotFound: nothing was ever indexed.
        """

    def word_counts(self, query: Query, language: str) -> Mapping[str, int]:
        """How often each folded word form is met in the passages of `language` of the documents found."""

    def word_documents(self, query: Query, language: str, words: Collection[str]) -> Mapping[str, int]:
        """In how many of the documents found each of `words`, folded, is met in passages of `language`."""

    def collocates(self, query: Query, language: str, *, window: int = 5) -> Mapping[str, int]:
        """How often each folded word form stands within `window` words of a hit, in passages of `language`."""

    def make_ready(self, query: Query, *, share: float = 1.0) -> bool:
        """Have in memory what every view of a query needs first, so that whoever asks next does not wait for it.

        What any method gives stays the same. False, and nothing is done, where so large a share of what is set
        aside for that is taken.

        Raises:
            IndexNotFound: nothing was ever indexed.
            QueryError: as in `search`.
        """

    def get(self, id: str) -> Document | None:
        """The document of that id, or None."""

    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of every document, by id; empty where nothing was ever indexed."""

    def info(self) -> IndexInfo | None:
        """The index as it stands; None where nothing was ever indexed.

        Raises:
            IncompatibleIndex: there is an index and this version cannot read it.
            UnreadableIndex: there is one and the system does not let it be read; so with everything that reads.
        """

    def close(self) -> None:
        """Let go of files; the engine cannot be used afterwards."""


def open_engine(settings: Settings) -> SearchEngine:
    """The engine of a corpus; nothing need have been indexed yet."""
    from wsm_corpus.engines.whoosh_engine import WhooshEngine  # numpy and Whoosh take a while to import

    return WhooshEngine(settings.index_folder)


def find_writer(settings: Settings) -> Writer | None:
    """Who is writing the index of a corpus, or was when it was killed; None where nobody is."""
    from wsm_corpus.engines.whoosh_engine.writer import read_writer

    return read_writer(settings.index_folder)
