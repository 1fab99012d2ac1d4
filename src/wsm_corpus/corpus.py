"""The facade: one corpus, opened, indexed, searched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, get_args

from wsm_corpus.engines import ConcordanceSort, FrequencyField, open_engine
from wsm_corpus.errors import DocumentNotFound, IndexNotFound
from wsm_corpus.knowledge import WatchedKnowledge, unusable_dictionaries
from wsm_corpus.query import make_ready
from wsm_corpus.records import Concordance, Dispersion, Document, Frequency, IndexInfo, IndexReport, Query, Results
from wsm_corpus.records.counts import in_order
from wsm_corpus.request import PageOptions, Request, RequestOptions, check_number
from wsm_corpus.searching import Understood, check_choice, run_query, understand
from wsm_corpus.settings import Settings, read_settings
from wsm_corpus.vocabulary import Vocabulary
from wsm_corpus.word_counting import WordCounting

if TYPE_CHECKING:
    from wsm_corpus.engines import SearchEngine
    from wsm_corpus.indexing.history import Changes
    from wsm_corpus.indexing.survey import Progress


class Corpus(WordCounting):
    """A corpus folder with its index. May be used by many threads at once."""

    def __init__(self, settings: Settings, engine: SearchEngine) -> None:
        self.settings = settings
        self._engine = engine
        self._knowledge = WatchedKnowledge(settings)

    @classmethod
    def open(cls, path: str | Path) -> Corpus:
        """Open a corpus folder; it need not have been indexed yet.

        Raises:
            CorpusNotFound: there is no corpus.toml in the folder.
            InvalidSettings: corpus.toml cannot be used.
        """
        settings = read_settings(Path(path))
        return cls(settings, open_engine(settings))

    @property
    def themes(self) -> Vocabulary:
        """The vocabulary, read anew when its file has changed.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS.
        """
        return self._knowledge.vocabulary()

    @property
    def themes_in_use(self) -> Vocabulary:
        """What searches are read with: `themes`, or the last that could be used while its file cannot.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS, and none could be read before.
        """
        return self._knowledge.in_use().vocabulary

    @property
    def reading_version(self) -> tuple[object, ...]:
        """Equal as long as queries are read the same way, with the same themes and dictionaries, and all usable."""
        return self._knowledge.in_use().version

    @property
    def version(self) -> str:
        """The version of the index as it stands: twelve hex digits.

        Raises:
            IndexNotFound: the corpus has not been indexed.
        """
        return self.info().corpus_version

    def info(self) -> IndexInfo:
        """The index as it stands.

        Raises:
            IndexNotFound: the corpus has not been indexed.
            IncompatibleIndex: the index cannot be read by this version.
            UnreadableIndex: the system does not let it be read; so with everything that reads the index.
        """
        info = self._engine.info()
        if info is None:
            raise IndexNotFound(
                "this corpus has not been indexed",
                subject=str(self.settings.folder),
                advice=f"Run `wsm index {self.settings.folder}`.",
            )
        return info

    def changes_since(self, version: str) -> Changes:
        """What has changed since a version that an old link or citation names.

        Raises:
            IndexNotFound: the corpus has not been indexed.
        """
        from wsm_corpus.indexing.history import changes_since

        return changes_since(self.settings.index_folder, version, self.version)

    def index(
        self, *, jobs: int | None = None, dry_run: bool = False, progress: Progress | None = None
    ) -> IndexReport:
        """Bring the index up to date with the folder.

        Only what is new or has changed is processed. Documents that fail are reported and the others land; a
        document that was indexed before and now cannot be read stays as it was.

        Args:
            jobs: worker processes; None for as many as there are cores.
            dry_run: say what would be done and write nothing.
            progress: told how far the work has come: of "read", "index" and "merge", in which parts of the index
                become one, how many documents are done, of how many; 0 where that is not known.

        Raises:
            CorpusError: the settings, metadata, corrections or vocabulary cannot be used.
            IndexLocked: another process is indexing this corpus; the error names it.
            UnreadableIndex: there is an index and the system does not let it be read; it is left as it is.
            ValueError: `jobs` is less than 1.
        """
        from wsm_corpus.indexing.run import index_corpus

        if jobs is not None and jobs < 1:
            raise ValueError(f"jobs must be 1 or more, or None for one a core, not {jobs}")
        unusable = unusable_dictionaries(self.settings)
        report = index_corpus(self.settings, self._engine, self.themes, jobs=jobs, dry_run=dry_run, progress=progress)
        return replace(report, warnings=(*unusable, *report.warnings))

    def query(self, text: str = "", **options: Unpack[RequestOptions]) -> Query:
        """Read a request into a query, without running it.

        Args:
            text: words and operators of the query language (docs/query-language.md).
            **options: see `Request`.

        Raises:
            QueryError: the text, or a date, cannot be understood; it says where and offers a mend.
        """
        return self._understand(Request(text=text, **options)).query

    def make_ready(self, text: str = "", *, share: float = 1.0) -> bool:
        """Do beforehand what the first searches of a process would wait for, half a second; or those for one text.

        Args:
            text: words and operators of the query language; "" for what all searches need (`themes_in_use`).
            share: where so much of the memory set aside for searches is taken, nothing is done for a text: False.

        Raises:
            QueryError: the text cannot be understood, or asks for too much.
        """
        make_ready(self.themes_in_use)
        return not text or self._engine.make_ready(self.query(text), share=share)

    def _understand(self, request: Request) -> Understood:
        languages = self.settings.languages or tuple(self.info().languages)
        return understand(request, knowledge=self._knowledge.in_use(), languages=languages)

    def search(self, text: str = "", **options: Unpack[RequestOptions]) -> Results:
        """Search; an empty text finds every document.

        Args:
            text: words and operators of the query language (docs/query-language.md).
            **options: see `Request`.

        Raises:
            QueryError: the text cannot be understood, or asks for too much.
            IndexNotFound: the corpus has not been indexed.
        """
        return run_query(self._engine, self._understand(Request(text=text, **options)))

    def document(self, id: str) -> Document:
        """The whole document of an id: clean text, ledger, passages, themes.

        Raises:
            DocumentNotFound: there is none; the error names ids that look alike.
            IndexNotFound: the corpus has not been indexed.
        """
        document = self._engine.get(id)
        if document is None:
            import difflib  # only where an id is wrong

            self.info()
            alike = difflib.get_close_matches(id, self._engine.fingerprints(), n=3)
            advice = f"Did you mean {', '.join(alike)}?" if alike else "`wsm search` lists what there is."
            raise DocumentNotFound("there is no document of this id", subject=id, advice=advice)
        return document

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents in the index, sorted; empty where nothing was ever indexed."""
        return tuple(sorted(self._engine.fingerprints()))

    def concordance(
        self,
        text: str = "",
        *,
        width: int = 60,
        sort: ConcordanceSort = "document",
        order: ConcordanceSort | None = None,
        seed: int = 0,
        **options: Unpack[PageOptions],
    ) -> Concordance:
        """Every place where the query is met, in its context (KWIC).

        Args:
            text: words and operators of the query language.
            width: of the context, code points either side at most; no word is cut.
            sort: by document, left context, hit, right context, or a random sample.
            order: the name of `sort` before; it is still read.
            seed: of the random sample; the same seed gives the same sample.
            **options: see `Request`; offset and limit count hits.

        Raises:
            QueryError: the text cannot be understood or asks for too much, or a choice is none of those there are.
            IndexNotFound: the corpus has not been indexed.
        """
        sort = order or sort
        check_choice(sort, get_args(ConcordanceSort), "order")
        check_number(width, "width")
        query = self.query(text, **options)
        return self._engine.concordance(
            query, context=width, sort=sort, seed=seed, offset=query.offset, limit=query.limit
        )

    def frequencies(
        self, text: str = "", *, by: FrequencyField = "language", **options: Unpack[RequestOptions]
    ) -> tuple[Frequency, ...]:
        """How often the query is met in each part of the corpus, with the words of that part to divide by.

        Years come in order, all else by rate, largest first; what is undated or unknown comes last. Parts without a
        word, or a document, of the languages counted are left out: they have no rate.

        Args:
            text: words and operators of the query language.
            by: what divides the corpus into parts.
            **options: see `Request`.

        Raises:
            QueryError: the text cannot be understood or asks for too much, or a choice is none of those there are.
            IndexNotFound: the corpus has not been indexed.
        """
        check_choice(by, get_args(FrequencyField), "part of a corpus")
        return in_order(by, self._engine.frequencies(self.query(text, **options), by))

    def dispersion(self, text: str = "", **options: Unpack[RequestOptions]) -> Dispersion:
        """How evenly the hits are spread over documents, and where in each they stand.

        Args:
            text: words and operators of the query language.
            **options: see `Request`; limit counts the documents listed, the measures are of all let through.

        Raises:
            QueryError: the text cannot be understood, or asks for too much.
            IndexNotFound: the corpus has not been indexed.
        """
        query = self.query(text, **options)
        return self._engine.dispersion(query, limit=query.limit)

    def close(self) -> None:
        """Let go of files."""
        self._engine.close()

    def __enter__(self) -> Corpus:
        """Close the corpus at the end of a `with` block."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Close the corpus."""
        self.close()
