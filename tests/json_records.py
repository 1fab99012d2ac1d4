"""One record of each kind, and what it is in JSON."""

from wsm_corpus.boilerplate_share import RemovedShare
from wsm_corpus.records import (
    Citation,
    Document,
    Expansion,
    Facet,
    FacetValue,
    Failure,
    Frequency,
    Hit,
    LanguageShare,
    Line,
    Mark,
    MarkedText,
    Mention,
    Notice,
    Passage,
    Query,
    Results,
    Snippet,
    ThemeScore,
    Verdict,
)
from wsm_corpus.vocabulary import Concept, Label, Match

TEXT = "werk en privé"
CITATION = Citation(
    id="d", url="http://a.nl/x", site="a.nl", author="A", published="2011-03", rights="CC BY", extra={"k": "v"}
)
CITED = {
    "id": "d", "title": None, "url": "http://a.nl/x", "site": "a.nl", "author": "A", "published": "2011-03",
    "rights": "CC BY", "extra": {"k": "v"},
}  # fmt: skip
THEME = ThemeScore(
    theme="b",
    score=0.5,
    mentions=(Mention(theme="b", concept="b/c", start=0, end=4, label="werk", language="nl"),),
)
THEME_JSON = {
    "id": "b",
    "score": 0.5,
    "evidence": [{"concept": "b/c", "label": "werk", "start": 0, "end": 4, "quote": "werk", "language": "nl"}],
}
LINE = Line(
    number=1,
    text="Deel dit",
    verdict=Verdict(
        kept=False,
        decided_by="rule",
        rule="share",
        reason="It shares.",
        score=0.9,
        category="share_bar",
        debatable=True,
    ),
    start=14,
    language="nl",
)
LINE_JSON = {
    "number": 1, "text": "Deel dit", "kept": False, "category": "share_bar", "rule": "share", "reason": "It shares.",
    "score": 0.9, "decided_by": "rule", "debatable": True, "language": "nl",
}  # fmt: skip
DOCUMENT = Document(
    citation=CITATION, file="d.txt", format="text", sha256="0", fingerprint="f", text=TEXT, lines=(LINE,),
    language="nl",
    languages=(LanguageShare(language="nl", share=1.0),),
    passages=(Passage(start=0, end=13, language="nl", confidence=0.9, corrected=True),),
    themes=(THEME,), contexts=(THEME,), corrections=("Language set to nl",),
)  # fmt: skip
SNIPPET = Snippet(
    marked=MarkedText(text="werk", marks=(Mark(start=0, end=4, kind="exact"),)),
    start=0,
    end=4,
    language="nl",
    cut_after=True,
)
SNIPPET_JSON = {
    "text": "werk", "marks": [{"start": 0, "end": 4, "kind": "exact"}], "start": 0, "end": 4, "language": "nl",
    "cut_before": False, "cut_after": True,
}  # fmt: skip
HIT = Hit(
    citation=CITATION, score=2.5, language="nl", languages=(LanguageShare(language="nl", share=1.0),),
    themes=(("b", 0.5),), contexts=("c",), snippets=(SNIPPET,), matches=3,
)  # fmt: skip
QUERY = Query(
    text="work",
    expansions=(Expansion(id="b/c", words="work", concept="b/c", labels=(("nl", "werk"),), active=False, hits=1),),
    offset=10,
    limit=5,
)
RESULTS = Results(
    query=QUERY, total=11, hits=(HIT,), corpus_version="v", executed="work",
    facets=(Facet(field="language", values=(FacetValue(value="nl", count=11),)),),
    notices=(Notice(kind="no_hits_for", text="Nothing.", subject="x"),),
)  # fmt: skip
CONCEPT = Concept(
    id="b", uri="http://v/b", labels=(Label(text="Grenzen", language="nl", kind="pref"),), definitions=(("nl", "D"),),
    narrower=("b/c",), matches=(Match(kind="exactMatch", uri="http://w/b"),), themes=("b",), groups=("g",),
)  # fmt: skip
CONCEPT_JSON = {
    "id": "b", "uri": "http://v/b", "labels": [{"language": "nl", "label": "Grenzen", "kind": "pref"}],
    "definitions": [{"language": "nl", "text": "D"}], "scope_notes": [], "broader": [], "narrower": ["b/c"],
    "related": [], "matches": [{"kind": "exactMatch", "uri": "http://w/b"}], "themes": ["b"], "groups": ["g"],
    "weight": 1.0, "context": False,
}  # fmt: skip
SHARE = RemovedShare(value="legal", documents=2, words=10, removed=5)
SHARE_JSON = {"value": "legal", "documents": 2, "words": 10, "removed": 5, "share": 0.5}
FAILURE = Failure(where="a.txt:3", message="bad", id="a")
FAILURE_JSON = {"where": "a.txt:3", "message": "bad", "id": "a"}
FREQUENCY = Frequency(value="2011", hits=2, documents=1, tokens=100, corpus_documents=4)
