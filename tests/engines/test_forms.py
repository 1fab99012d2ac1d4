"""The forms of terms, found in the lines they are kept in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wsm_corpus.engines.whoosh_engine.forms import LINES, Forms, write_forms

TERMS = sorted({f"term{number}".encode() for number in range(3 * LINES)} | {"zoë".encode(), b"a", b"ab", b"abc"})


@pytest.mark.parametrize("count", [0, 1, 2, LINES - 1, LINES, LINES + 1, 2 * LINES, len(TERMS)])
def test_every_term_has_its_own_forms_whatever_line_it_stands_in(tmp_path: Path, count: int) -> None:
    kept = TERMS[:count]
    write_forms(tmp_path / "forms", ((term, f"{term.decode()}\t{term.decode().title()}s") for term in kept))
    forms = Forms(tmp_path / "forms")
    for term in TERMS:
        expected = [term.decode(), f"{term.decode().title()}s"] if term in kept else []
        assert [form.surface for form in forms.of(term.decode())] == expected
    for absent in ("", "A", "abcd", "term", "term1x", "zz", "\U0001f600"):
        assert forms.of(absent) == ()


@pytest.mark.parametrize("length", [1, 3, 254, 255, 256, 300, 70_000])
@pytest.mark.parametrize("distance", [1, 2])
def test_words_nearly_as_long_are_among_those_found_however_long_they_are(
    tmp_path: Path, length: int, distance: int
) -> None:
    lengths = sorted({*range(1, 9), *range(250, 305, 2), *range(max(1, length - 3), length + 4)})
    written = sorted(b"o" * count for count in lengths)
    write_forms(tmp_path / "forms", ((term, term.decode()) for term in written))
    found = Forms(tmp_path / "forms").nearly("o" * length, distance)
    assert all(term == form for term, form in found)
    near = {count for count in lengths if abs(count - length) <= distance}
    assert near <= {len(term) for term, _ in found}
    assert length > 250 or near == {len(term) for term, _ in found}


def test_threads_that_ask_at_once_get_the_same(tmp_path: Path) -> None:
    write_forms(tmp_path / "forms", ((term, term.decode()) for term in TERMS))
    for _ in range(20):
        forms = Forms(tmp_path / "forms")
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(forms.of, [term.decode() for term in TERMS]))
        assert [one[0].surface for one in found] == [term.decode() for term in TERMS]


def test_a_field_without_a_file_has_no_forms(tmp_path: Path) -> None:
    assert Forms(tmp_path / "none").of("work") == ()
