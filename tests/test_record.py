"""Records are what `dataclasses` would make of the same classes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import MISSING, FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from wsm_corpus.record import record


@record
class Empty:
    """No field."""


@record
class One:
    """One field."""

    text: str


@record
class Several:
    """Fields with defaults, one that is left out of comparing and showing."""

    text: str
    number: int = 3
    parts: tuple[str, ...] = ()
    where: str = field(default="", compare=False, repr=False)
    extra: list[str] = field(default_factory=list, compare=False)

    @property
    def length(self) -> int:
        return len(self.text)


OBJECTS = [
    Empty(),
    One(text="a"),
    One(text="b"),
    Several(text="a"),
    Several(text="a", number=4, parts=("x",)),
    Several(text="a", where="here", extra=["more"]),
]


def as_dataclass(made: Any) -> Any:
    """The same object of a class that `dataclasses` has made whole."""
    known = fields(made)
    namespace = {"__annotations__": {each.name: each.type for each in known}, "__qualname__": type(made).__qualname__}
    for each in known:
        namespace[each.name] = field(default=each.default, compare=each.compare, repr=each.repr)
        if each.default_factory is not MISSING:
            namespace[each.name] = field(default_factory=each.default_factory, compare=each.compare)
    cls: Any = dataclass(frozen=True, kw_only=True)(type(type(made).__name__, (), namespace))
    return cls(**{each.name: getattr(made, each.name) for each in known})


@pytest.mark.parametrize("made", OBJECTS, ids=repr)
def test_a_record_shows_itself_hashes_and_lists_its_fields_as_a_dataclass_does(made: Any) -> None:
    other = as_dataclass(made)
    assert (repr(made), hash(made), asdict(made)) == (repr(other), hash(other), asdict(other))


@pytest.mark.parametrize("made", OBJECTS, ids=repr)
def test_a_record_is_equal_to_what_is_of_its_class_and_has_its_values(made: Any) -> None:
    alike = [other for other in OBJECTS if other == made]
    assert {type(other) for other in alike} == {type(made)}
    assert [replace(other, **asdict(made)) for other in alike] == alike
    assert made != as_dataclass(made)
    assert made in alike


def test_what_is_left_out_of_comparing_makes_no_difference() -> None:
    assert Several(text="a", where="here") == Several(text="a")
    assert hash(Several(text="a", where="here")) == hash(Several(text="a"))
    assert Several(text="a") != Several(text="a", number=4)


@pytest.mark.parametrize("made", OBJECTS, ids=repr)
def test_a_record_comes_back_from_a_pickle_and_from_a_copy(made: Any) -> None:
    for other in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made), replace(made)):
        assert (type(other), asdict(other)) == (type(made), asdict(made))


def test_what_a_class_makes_for_itself_is_each_record_s_own() -> None:
    first, second = Several(text="a"), Several(text="a")
    assert first.extra == second.extra == []
    assert first.extra is not second.extra


def test_one_value_may_be_replaced() -> None:
    assert replace(OBJECTS[3], number=4) == Several(text="a", number=4)
    assert OBJECTS[3].length == 1


def test_a_record_cannot_be_changed() -> None:
    made: Any = One(text="a")
    with pytest.raises(FrozenInstanceError, match=r"One\.text"):
        made.text = "b"
    with pytest.raises(FrozenInstanceError, match=r"One\.text"):
        del made.text
    with pytest.raises(FrozenInstanceError):
        made.other = "b"
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize("given", [{}, {"text": "a", "other": 1}])
def test_what_is_missing_and_what_is_unknown_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        One(**given)
    with pytest.raises(TypeError):
        One("a")  # type: ignore[misc]


def test_a_field_that_is_not_given_is_left_to_dataclasses() -> None:
    with pytest.raises(TypeError, match=r"Late\.parts"):

        @record
        class Late:
            parts: str = field(init=False)
