import re
from pathlib import Path

import pytest

from wsm_corpus.errors import QueryError
from wsm_corpus.query import parse_query, write_query

PAGE = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")
READ, REFUSED = PAGE.split("## What is refused")


def examples(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE)


@pytest.mark.parametrize("typed", examples(READ))
def test_every_example_of_the_page_is_read(typed: str) -> None:
    tree = parse_query(typed)
    assert parse_query(write_query(tree)) == tree


@pytest.mark.parametrize("typed", examples(REFUSED))
def test_what_the_page_says_is_refused_is_refused(typed: str) -> None:
    with pytest.raises(QueryError):
        parse_query(typed)


def test_the_page_has_examples() -> None:
    assert len(examples(READ)) > 40
    assert len(examples(REFUSED)) > 5
