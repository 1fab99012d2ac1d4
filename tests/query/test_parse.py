from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wsm_corpus.errors import QueryError
from wsm_corpus.query import parse_query, read_query, write_query
from wsm_corpus.records import And, Everything, Fuzzy, Has, Node, Not, Or, Phrase, Published, Wildcard, Word

TYPED = [
    ("", Everything()),
    ("*", Everything()),
    ("burnout", Word(text="burnout")),
    ("work/life", Word(text="work/life")),
    ("C++", Word(text="C++")),
    ("@handle", Word(text="@handle")),
    ("#burnout", Word(text="#burnout")),
    ("9-5", Word(text="9-5")),
    ("don't", Word(text="don't")),
    ("jan@example.com", Word(text="jan@example.com")),
    ("http://www.x.nl/a?b=1", Word(text="http://www.x.nl/a?b=1")),
    ("😀", Word(text="😀")),
    ("AND", Word(text="AND")),
    ("burnout?", Word(text="burnout")),
    ('"unclosed quote', Phrase(words=("unclosed", "quote"))),
    ("„sociale media“", Phrase(words=("sociale", "media"))),
    ("«sociale media»", Phrase(words=("sociale", "media"))),
    ("‘sociale media’", Phrase(words=("sociale", "media"))),
    ('"a b"~5', Phrase(words=("a", "b"), slop=5)),
    ("werk*", Wildcard(pattern="werk*")),
    ("we?k", Wildcard(pattern="we?k")),
    ("Privé*", Wildcard(pattern="prive*")),
    ("burnout~", Fuzzy(text="burnout", distance=1)),
    ("burnout~2", Fuzzy(text="burnout", distance=2)),
    ("burnout^2", Word(text="burnout", boost=2.0)),
    ("exact:Burn-out", Word(text="Burn-out", exact=True)),
    ("folded:Burn-out", Fuzzy(text="Burn-out", distance=0)),
    ('folded:"it\'s"', Fuzzy(text="it's", distance=0)),
    ("folded:(work Werk)", And(parts=(Fuzzy(text="work", distance=0), Fuzzy(text="Werk", distance=0)))),
    ("title:burnout", Word(text="burnout", field="title")),
    ("published:2011", Published(since="2011", until="2011")),
    ("published:[2008 TO 2012]", Published(since="2008", until="2012")),
    ("published:[2008-03 TO *]", Published(since="2008-03", until=None)),
    ("published:>=2010", Published(since="2010", until=None)),
    ("published:2008-2012", Published(since="2008", until="2012")),
    ("theme:boundaries", Has(field="theme", value="boundaries")),
    ("lang:nl", Has(field="language", value="nl")),
    ("passage:en", Has(field="passage", value="en")),
    ('author:"Jan Smit"', Has(field="author", value="Jan Smit")),
    ("site:*", Has(field="site", value="*")),
    ('theme:"*"', Has(field="theme", value="*")),
    ("stress OR druk", Or(parts=(Word(text="stress"), Word(text="druk")))),
    ("NOT stress", Not(part=Word(text="stress"))),
    ("stress -site:x.nl", And(parts=(Word(text="stress"), Not(part=Has(field="site", value="x.nl"))))),
]


@pytest.mark.parametrize(("text", "tree"), TYPED)
def test_what_is_typed_is_read_as_it_is_meant(text: str, tree: object) -> None:
    assert parse_query(text) == tree


def test_words_next_to_each_other_may_also_be_written_as_one() -> None:
    assert parse_query("burn risk") == And(
        parts=(Word(text="burn", joined=("burnrisk",)), Word(text="risk", joined=("burnrisk",)))
    )


def test_stop_words_rank_and_are_not_required() -> None:
    tree = parse_query("the balance of power")
    assert isinstance(tree, And)
    assert [part.text for part in tree.parts if isinstance(part, Word) and part.optional] == ["the", "of"]


def test_a_query_of_stop_words_alone_requires_them() -> None:
    tree = parse_query("to be or not to be")
    assert isinstance(tree, And)
    assert not any(part.optional for part in tree.parts if isinstance(part, Word))


def test_a_plus_makes_a_stop_word_required() -> None:
    assert parse_query("+the balance") == And(parts=(Word(text="the"), Word(text="balance")))


def test_any_word_is_a_choice_of_the_words_that_say_something() -> None:
    tree = parse_query("the stress or druk -last", any_word=True)
    assert isinstance(tree, And)
    assert isinstance(tree.parts[0], Or)
    assert [part.text for part in tree.parts[0].parts if isinstance(part, Word)] == ["stress", "druk"]
    assert tree.parts[-1] == Not(part=Word(text="last"))


@pytest.mark.parametrize("any_word", [False, True])
def test_words_typed_together_are_also_met_as_one_and_a_verb_with_its_particle(any_word: bool) -> None:
    tree = parse_query("burn risk, levert geld op", any_word=any_word)
    assert isinstance(tree, And)
    words = tree.parts[0].parts if isinstance(tree.parts[0], Or) else tree.parts
    joined = {part.text: part.joined for part in words if isinstance(part, Word)}
    assert [text for text, others in joined.items() if "burnrisk" in others] == ["burn", "risk"]
    assert "opleveren" in joined["levert"]
    assert "opleveren" not in joined["geld"]


def test_exact_asks_for_every_word_as_written() -> None:
    assert parse_query("Stress", exact=True) == Word(text="Stress", exact=True)


@pytest.mark.parametrize(
    ("text", "position", "mend"),
    [
        ("stress *e*", 7, "stress e"),
        ("e*", 0, "e"),
        ("stress AND OR druk", 11, "stress AND druk"),
        ("burnout~3", 0, "burnout~2"),
        ("autor:jan", 0, "author:jan"),
        ("published:2012-13", 10, ""),
        ("published:[2012 TO 2008]", 10, "published:[2008 TO 2012]"),
        ("theme:[a TO b]", 6, ""),
        (":-)", 0, ""),
        ("x" * 6000, 5000, "x" * 200),
        ("(" * 40 + "a", 25, "a"),
        ('stress folded:"a b"', 14, "stress folded:(a b)"),
    ],
)
def test_what_cannot_be_read_says_where_and_offers_the_mend(text: str, position: int, mend: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert (caught.value.position, caught.value.mend) == (position, mend)


@pytest.mark.parametrize(("field", "value"), [("theme", "urn:e/x"), ("id", "autor:x"), ("site", "localhost:8000")])
def test_a_colon_in_the_value_of_a_field_makes_no_other_field(field: str, value: str) -> None:
    reading = read_query(f"{field}:{value}")
    assert (reading.tree, reading.notices) == (Has(field=field, value=value), ())  # type: ignore[arg-type]


def test_an_unknown_field_is_text_and_is_said_so() -> None:
    reading = read_query("note:this")
    assert [(notice.kind, notice.subject) for notice in reading.notices] == [("unknown_field", "note")]
    assert isinstance(reading.tree, And)


PIECES = st.sampled_from(
    """burn out the de burnout work/life C++ don't 9-5 @a #b AND OR NOT && || ( ) " “ ” ' ‘ ’ * ? werk* te?t ~ ~1 ~5
    ^2 ^0 + - ! theme: title: exact: folded: published: 2011
    [2008 TO 2012] concept: \\ ~x ~burn \\( note: http://x.nl/a?b 日本 😀 é : ; ,
    to be language:nl [ ] { } . a.b "burn out"~3 title:(a b) exact:"x y" id: theme:* /""".split()
)
QUERIES = st.one_of(
    st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join), st.text(max_size=60)
)


def unjoined(node: Node) -> Node:
    """Without what words make together: OR has no way to say that its words were typed next to each other."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(map(unjoined, node.parts)))
    if isinstance(node, Not):
        return replace(node, part=unjoined(node.part))
    return replace(node, joined=()) if isinstance(node, Word) else node


@settings(max_examples=300, deadline=None, derandomize=True)
@given(QUERIES, st.booleans(), st.booleans())
@example('title:(burn out) AND "a b"~3', False, False)
@example("burn risk", True, False)
def test_what_is_typed_is_refused_or_reads_back_the_same(text: str, any_word: bool, exact: bool) -> None:
    try:
        tree = parse_query(text, any_word=any_word, exact=exact)
    except QueryError:
        return
    again = parse_query(write_query(tree))
    if any_word:
        again, tree = unjoined(again), unjoined(tree)
    assert again == tree


@pytest.mark.parametrize("any_word", [False, True])
@given(
    atoms=st.lists(
        st.sampled_from(
            ["work", "life", "the", "*", "wo*", '"social media"', "e-mail", "burn~", "op", "stelt", "?", "-"]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_words_alone_are_read_as_they_are_in_parentheses(any_word: bool, atoms: list[str]) -> None:
    query = " ".join(atoms)
    try:
        found = parse_query(f"({query} )", any_word=any_word)
    except QueryError:
        with pytest.raises(QueryError):
            parse_query(query, any_word=any_word)
    else:
        assert parse_query(query, any_word=any_word) == found
