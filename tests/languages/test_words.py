"""What a chunk of a text is: one word, several, or no word."""

import pytest

from wsm_corpus.languages.words import MOST_JOINED, Piece, pieces


@pytest.mark.parametrize(
    ("chunk", "kind"),
    [
        ("burn-out", "joined"),
        ("work-life-balance", "joined"),
        ("e-mail", "joined"),
        ("work/life", "joined"),
        ("burn‐out", "joined"),
        ("privé-leven", "joined"),
        ("covid-19", "joined"),
        ("9-5", "joined"),
        ("don't", "word"),
        ("C++", "symbol"),
        ("a.b", "initials"),
        ("R&D", "ampersand"),
    ],
)
def test_a_chunk_is_one_piece_of_its_kind(chunk: str, kind: str) -> None:
    (piece,) = pieces(chunk)
    assert (piece.kind, piece.start, piece.end) == (kind, 0, len(chunk))


@pytest.mark.parametrize("hyphen", ["-", "‐", "/"])
def test_a_joined_word_knows_its_words(hyphen: str) -> None:
    chunk = hyphen.join(("work", "life", "balance"))
    assert [chunk[start:end] for start, end in pieces(chunk)[0].words] == ["work", "life", "balance"]


@pytest.mark.parametrize("hyphen", ["-", "‐"])
def test_a_chain_of_many_words_is_as_many_words(hyphen: str) -> None:
    words = ["ab"] * MOST_JOINED
    assert len(pieces(hyphen.join(words))) == 1
    chunk = hyphen.join([*words, "ab"])
    assert pieces(chunk) == tuple(Piece("word", start, start + 2) for start in range(0, len(chunk), 3))
