"""Who wrote a page."""

import pytest

from wsm_corpus.readers.name_author import name_author


@pytest.mark.parametrize(
    ("named", "html", "author"),
    [
        ("Door Ingrid Bakker", "<span>door <a>Ingrid Bakker</a></span>", "Ingrid Bakker"),
        ("Gepost door Marit Jongsma", "<span>Gepost door Marit Jongsma</span>", "Marit Jongsma"),
        ("Geschreven door: Bas Hoek", "Bas Hoek", "Bas Hoek"),
        ("Written by Jane Doe", "Jane Doe", "Jane Doe"),
        ("Auteur: Jo Berg", "Jo Berg", "Jo Berg"),
        ("Mr Jan Van Dam", "<dd>mr. Jan van Dam</dd>", "mr. Jan van Dam"),
        ("Jan De Vries", '<a href="/jan-de-vries">Jan de&nbsp;Vries</a>', "Jan de Vries"),
        ("Jan De Vries", "jan de vries JAN DE VRIES", "Jan De Vries"),
        ("Werkblad B V", "<b>Werkblad B.V.</b>", "Werkblad B.V."),
        ("Ann Author; Door Jo Berg", "Ann Author, Jo Berg", "Ann Author; Jo Berg"),
        ("Verfasst von Eva Roth", "Eva Roth", "Eva Roth"),
        ("Step by Step", "Step by Step", "Step by Step"),
        ("Von Neumann", "von Neumann", "von Neumann"),
        ("Bylaw Committee", "", "Bylaw Committee"),
        ("Doortje Smit", "", "Doortje Smit"),
        (None, "x", None),
    ],
)
def test_an_author_is_named_as_the_page_writes_the_name(named: str | None, html: str, author: str | None) -> None:
    assert name_author(named, html) == author


def test_what_is_no_name_is_not_looked_for() -> None:
    assert name_author("x " * 5_000, "y") == "x " * 5_000
