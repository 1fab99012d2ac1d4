"""What metadata says of authors, as reference managers want it."""

import pytest

from wsm_corpus.exports.names import Name, author_names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Smit, Jan", [Name("Smit", "Jan")]),
        ("Bakker, Els; Smit, Jan", [Name("Bakker", "Els"), Name("Smit", "Jan")]),
        ("van der Berg, A. B.;  d'Aubigné, Anne ; ", [Name("van der Berg", "A. B."), Name("d'Aubigné", "Anne")]),
        ("Smith-Jones, Mary Ann", [Name("Smith-Jones", "Mary Ann")]),
        ("Bertrand Duperrin", [Name("Bertrand Duperrin")]),
        ("Jane Smith, Tom Jones", [Name("Jane Smith, Tom Jones")]),
        ("People & Work Weekly; Jo Doe", [Name("People & Work Weekly"), Name("Jo Doe")]),
        ("Acme, Inc.", [Name("Acme, Inc.")]),
        ("Smith, Jane, Jones, Tom", [Name("Smith, Jane, Jones, Tom")]),
        (",", [Name(",")]),
        (";", []),
        ("", []),
        (None, []),
    ],
)
def test_several_authors_are_parted_and_family_names_are_never_guessed(author: str | None, names: list[Name]) -> None:
    assert list(author_names(author)) == names
