import subprocess
import sys

import pytest

import wsm_corpus

NAMES = {
    "Citation", "Concordance", "ConcordanceLine", "Corpus", "CorpusError", "CorpusNotFound", "Document",
    "DocumentError", "DocumentNotFound", "Expansion", "Facet", "FacetValue", "Failure", "Frequency", "Hit",
    "IncompatibleIndex", "IndexInfo", "IndexLocked", "IndexNotFound", "IndexReport", "InvalidCorrections",
    "InvalidMetadata", "InvalidSettings", "InvalidVocabulary", "LanguageGuess", "Line", "Mark", "MarkedText",
    "Mention", "Notice", "Passage", "Query", "QueryError", "Request", "Results", "Snippet", "Span", "ThemeScore",
    "UnreadableDocument", "UnreadableIndex", "Verdict", "Vocabulary", "WsmCorpusError", "detect_language",
    "extract_themes", "language_spans", "read_vocabulary", "strip_boilerplate",
}  # fmt: skip


def test_the_promised_names_are_public() -> None:
    assert set(wsm_corpus.__all__) >= NAMES


@pytest.mark.parametrize("name", sorted(wsm_corpus.__all__))
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(wsm_corpus, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        wsm_corpus.no_such_name  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ["numpy", "whoosh", "luqum", "rdflib", "nltk", "flask", "langdetect"]
    code = f"import sys, wsm_corpus; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
