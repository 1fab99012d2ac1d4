"""The filters at work, each with the ways out of it."""

from __future__ import annotations

from dataclasses import dataclass

from wsm_webui.state import FILTERS, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One filter at work."""

    field: str
    value: str
    excluded: bool
    removed: State  # without this filter
    flipped: State | None  # excluded instead of asked for, or the other way round; None for dates


def chips(state: State) -> list[Chip]:
    """Every filter at work, in the order of the page."""
    out = [
        Chip(
            field=field,
            value=value,
            excluded=False,
            removed=state.dropping(field, value),
            flipped=state.dropping(field, value).adding("exclude", f"{field}:{value}"),
        )
        for field in FILTERS
        for value in getattr(state, field)
    ]
    for one in state.exclude:
        field, _, value = one.partition(":")
        without = state.dropping("exclude", one)
        out.append(
            Chip(field=field, value=value, excluded=True, removed=without, flipped=without.adding(field, value))
        )
    dates = [(field, getattr(state, field)) for field in ("since", "until") if getattr(state, field)]
    return out + [
        Chip(field=field, value=value, excluded=False, removed=state.but(**{field: ""}), flipped=None)
        for field, value in dates
    ]
