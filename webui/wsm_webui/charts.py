"""Charts as SVG without styles or scripts of their own: the style sheet colours them, in light and dark.

A chart never stands alone: beside it is the table it was drawn from, so it is hidden from screen readers' trees as an
image with a name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup

from wsm_webui.showing import show_number

MOST_BARS = 30
"""More bars than this are no picture any more; the table has them all."""

DOTS_APART = 60
"""Places on a row at which a dot may stand: at 640 pixels dots nearer to one another than this lie on each other, and
every dot is fifty bytes to send."""

WIDE, NARROW = 640, 360
"""Pixels. A chart for a wide window that is made to fit a phone has words half as large."""

LONGEST_LABEL = {WIDE: 36, NARROW: 18}
LABEL_SIZE = 13
"""What room a label is given: a little more than the 12 pixels of the style sheet, for fonts wider than most."""

_DROPPED = {"defs", "desc", "title", "script", "style"}


def drawn_twice(draw: Callable[..., Markup]) -> Markup:
    """A chart for a wide window and one for a phone, of which the style sheet shows one; empty without anything."""
    wide = draw(width=WIDE)
    both = '<div class="on-wide">{}</div><div class="on-phone">{}</div>'
    return Markup(both).format(wide, draw(width=NARROW)) if wide else wide  # noqa: S704 - written above


def bars(values: Sequence[tuple[str, float]], *, width: int = WIDE) -> Markup:
    """A horizontal bar a value, in the order given; empty without values."""
    shown = list(values)[:MOST_BARS]
    if not shown or not any(value for _, value in shown):
        return Markup("")
    chart = _kinds().bars(
        print_values=True,
        print_values_position="top",
        value_formatter=lambda value: show_number(value, 0 if float(value).is_integer() else 1),
        height=30 + 24 * len(shown),
        margin_right=64,
        show_x_guides=False,
        show_y_guides=False,
        show_x_labels=False,
        range=(0, max(value for _, value in shown)),
        **_drawn_alike(width),
    )
    # Bars are drawn from below; readers start above.
    chart.x_labels = [_short(label, width) for label, _ in reversed(shown)]
    chart.add("", [value for _, value in reversed(shown)])
    return _written(chart)


def dots(rows: Sequence[tuple[str, Sequence[float]]], *, width: int = WIDE) -> Markup:
    """A row of dots a label, each a place between 0 and 1: where in a text something stands."""
    if not rows:
        return Markup("")
    heights = range(len(rows), 0, -1)
    chart = _kinds().dots(
        stroke=False,
        height=50 + 26 * len(rows),
        margin_right=24,
        dots_size=4,
        xrange=(0, 1),
        range=(0, len(rows) + 1),
        show_x_guides=False,
        show_y_guides=True,
        x_labels=[0, 0.5, 1],
        x_value_formatter=lambda value: f"{value:.0%}",
        y_labels=[{"value": y, "label": _short(label, width)} for y, (label, _) in zip(heights, rows, strict=True)],
        **_drawn_alike(width),
    )
    most = DOTS_APART * width // WIDE
    apart = [sorted({round(where * most) for where in places}) for _, places in rows]
    chart.add("", [(where / most, y) for y, found in zip(heights, apart, strict=True) for where in found])
    return _written(chart)


class _Kinds(NamedTuple):
    """The library's charts, without what is no part of a page."""

    bars: Any
    dots: Any


@cache
def _kinds() -> _Kinds:
    """The charts, made when one is first drawn: the library takes a tenth of a second to import.

    Three quarters of the time of a chart went into tooltips, style sheets and scripts that no page has.
    """
    import pygal

    # The library leaves an import hook behind for its map plug-ins, of a kind that Python 3.11 warns of at every
    # later import and 3.12 no longer calls.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

    class Plain:
        def __getattribute__(self, name: str) -> Any:
            """What the library's own does, which takes three calls and a third of the time of a chart."""
            get = object.__getattribute__
            state = get(self, "__dict__").get("state")
            if state is not None and name in state.__dict__ and name != "state" and not name.startswith("__"):
                return state.__dict__[name]
            return get(self, name)

        def _tooltip_data(self, *_: object, **__: object) -> None:
            """Tooltips need a script."""

    class Bars(Plain, pygal.HorizontalBar):  # type: ignore[misc]
        pass

    class Dots(Plain, pygal.XY):  # type: ignore[misc]
        def line(self, serie: Any, rescale: bool = False) -> None:
            """A circle a dot, without the group and the tooltip that each has otherwise."""
            drawn = self.svg.serie(serie)["overlay"]
            size = str(serie.dots_size)
            for x, y in map(self.view, serie.points):
                if x is not None:  # a chart with more labels than dots is filled up
                    circle = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": size, "class": "dot"}
                    drawn.append(drawn.makeelement("circle", circle))

    return _Kinds(Bars, Dots)


def _drawn_alike(width: int) -> dict[str, Any]:
    """What all charts have in common."""
    from pygal.style import Style

    return {
        "width": width,
        "margin": 6,
        "explicit_size": False,
        "show_legend": False,
        "style": Style(label_font_size=LABEL_SIZE, major_label_font_size=LABEL_SIZE),
        "css": (),
        "js": (),
    }


def _short(label: str, width: int) -> str:
    longest = LONGEST_LABEL[width]
    return label if len(label) <= longest else label[: longest - 1] + "…"


def _written(chart: Any) -> Markup:
    chart.add_xml_filter(_bare)
    drawn = chart.render(is_unicode=True, disable_xml_declaration=True)
    return Markup(drawn)  # noqa: S704 - a serialised tree is well-formed


def _bare(root: Any) -> Any:
    """The drawing without what a strict security policy refuses and screen readers should not be read."""
    _strip(root)
    root.attrib.pop("id", None)
    root.set("class", "chart")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return root


def _strip(element: Any) -> None:
    for child in list(element):
        drawn = isinstance(child.tag, str) and child.tag not in _DROPPED  # a comment has no name
        if not drawn or "tooltip" in child.get("class", "").replace("tooltip-trigger", ""):
            element.remove(child)
            continue
        child.attrib.pop("style", None)
        child.attrib.pop("id", None)
        _strip(child)
