"""Frozen records, made quickly: a search has some fifty classes of them before it does anything.

`dataclasses` compiles six functions for each frozen class, in 0.8 ms on the development machine, together a sixth of
what a search takes. Here one is compiled, and a class takes a third of that: otherwise classes differ only in which
fields are looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The class as `dataclass(frozen=True, slots=True, kw_only=True)` makes it.

    `dataclasses.replace`, `asdict` and `fields` take its objects like those of any dataclass.

    Raises:
        TypeError: a field is not of `__init__`; such are for `dataclass`.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    known = fields(made)
    compared = _values_of([each.name for each in known if each.compare])
    all_values = _values_of([each.name for each in known])
    said = [each.name for each in known if each.repr]

    def equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is made else NotImplemented

    def show(self: object) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in said)})"

    def restore(self: object, state: tuple[Any, ...]) -> None:
        for each, value in zip(known, state, strict=True):
            object.__setattr__(self, each.name, value)

    made.__init__ = _initialiser(made)
    made.__init__.__qualname__ = f"{made.__qualname__}.__init__"  # an unknown keyword is told with it
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(compared(self))
    made.__repr__ = show
    made.__getstate__ = lambda self: all_values(self)  # copies and pickles, as slots that cannot be set need it
    made.__setstate__ = restore
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _values_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """What gets the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def _initialiser(cls: Any) -> Callable[..., None]:
    """`__init__` with a keyword a field."""
    given: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
    keywords, lines = [], ["    pass"]
    for each in fields(cls):
        name, value = each.name, each.name
        if not each.init:
            raise TypeError(f"{cls.__qualname__}.{name}: only a dataclass has fields that are not given")
        if each.default_factory is not MISSING:
            given[f"make_{name}"] = each.default_factory
            keywords.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif each.default is not MISSING:
            given[f"default_{name}"] = each.default
            keywords.append(f"{name}=default_{name}")
        else:
            keywords.append(name)
        lines.append(f"    put(self, {name!r}, {value})")
    head = f"def __init__(self{', *, ' if keywords else ''}{', '.join(keywords)}):"
    exec("\n".join((head, *lines)), given)  # noqa: S102 - names of fields and nothing else
    return given["__init__"]  # type: ignore[no-any-return]


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed")
