from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from wsm_webui.chips import chips
from wsm_webui.paging import pages_of
from wsm_webui.state import FILTERS, SORTS, BadParameter, State, read_state


def read(*pairs: tuple[str, str]) -> State:
    return read_state(MultiDict(pairs))


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
lists = st.lists(words, max_size=3, unique=True).map(tuple)
states = st.builds(
    State,
    q=words.map(str.strip),
    **dict.fromkeys(FILTERS, lists),
    without=lists,
    exclude=st.lists(words.map(lambda value: f"theme:{value}"), max_size=2, unique=True).map(tuple),
    any=st.booleans(),
    exact=st.booleans(),
    expand=st.booleans(),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 500),
    size=st.integers(1, 100),
)


@given(states)
def test_a_state_written_into_an_address_is_read_back_the_same(state: State) -> None:
    assert read(*state.args()) == state


def test_defaults_do_not_stand_in_the_address() -> None:
    assert State(q="work", expand=False).args() == [("q", "work"), ("expand", "0")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "two"),
        ("page", "٣"),
        ("page", "9" * 30),
        ("size", "101"),
        ("sort", "best"),
        ("any", "yes"),
        ("since", "last year"),
        ("until", "2011-13"),
        ("exclude", "boundaries"),
        ("exclude", "nofield:x"),
        ("q", "a" * 2001),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadParameter) as caught:
        read((name, value))
    assert caught.value.name == name


def test_how_views_are_sorted_has_one_name_in_an_address_and_those_of_before_are_read() -> None:
    state = State(q="x", sort="newest", order="left", measure="together")
    assert [pair for pair in state.args() if pair[0] != "q"] == [
        ("sort", "newest"),
        ("sort", "left"),
        ("sort", "together"),
    ]
    for address in ("sort=newest&sort=left&sort=together", "sort=newest&order=left&measure=together"):
        assert read(("q", "x"), *(tuple(pair.split("=")) for pair in address.split("&"))) == state
    with pytest.raises(BadParameter):
        read(("sort", "sideways"))


def test_a_changed_state_starts_on_its_first_page_and_in_the_present() -> None:
    state = State(q="work", page=4, v="old").adding("theme", "boundaries")
    assert (state.page, state.v, state.theme) == (1, "", ("boundaries",))


def test_a_filter_is_added_once_and_dropped_whole() -> None:
    state = State(theme=("a", "b"))
    assert state.adding("theme", "a") is state
    assert state.dropping("theme", "a").theme == ("b",)


def test_a_chip_is_removed_excluded_and_included_again() -> None:
    (chip,) = chips(State(theme=("boundaries",)))
    assert chip.removed == State()
    assert chip.flipped == State(exclude=("theme:boundaries",))
    (excluded,) = chips(chip.flipped)
    assert excluded.excluded
    assert excluded.flipped == State(theme=("boundaries",))
    assert excluded.removed == State()


def test_a_date_is_a_chip_that_can_only_be_removed() -> None:
    (chip,) = chips(State(since="2011"))
    assert chip.flipped is None
    assert chip.removed == State()


@pytest.mark.parametrize(
    ("total", "page", "size", "offered"),
    [
        (0, 1, 10, (1,)),
        (10, 1, 10, (1,)),
        (11, 1, 10, (1, 2)),
        (95, 1, 10, (1, 2, 3, None, 10)),
        (95, 5, 10, (1, None, 3, 4, 5, 6, 7, None, 10)),
        (95, 10, 10, (1, None, 8, 9, 10)),
    ],
)
def test_the_pages_around_the_present_one_are_offered(total: int, page: int, size: int, offered: tuple) -> None:
    assert pages_of(total, page, size).offered == offered


def test_a_page_behind_the_last_is_known_as_such() -> None:
    assert pages_of(20, 3, 10).beyond
    assert not pages_of(20, 2, 10).beyond
