"""Charts as SVG without styles or scripts of their own: the style sheet colours them, in light and dark.

A chart never stands alone: beside it is the table it was drawn from, so it is hidden from screen readers' trees as an
image with a name.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from wsm_webui.showing import show_number

SVG = "{http://www.w3.org/2000/svg}"
MOST_BARS = 30
"""More bars than this are no picture any more; the table has them all."""

DOTS_APART = 60
"""Places on a row at which a dot may stand: at 640 pixels dots nearer to one another than this lie on each other, and
every dot is a tenth of a millisecond to draw and a hundred bytes to send."""

LONGEST_LABEL = 36
LABEL_SIZE = 13
"""What room a label is given: a little more than the 12 pixels of the style sheet, for fonts wider than most."""

_DROPPED = {"defs", "desc", "title", "script", "style"}


def bars(values: Sequence[tuple[str, float]], *, width: int = 640) -> Markup:
    """A horizontal bar a value, in the order given; empty without values."""
    pygal = _pygal()
    shown = list(values)[:MOST_BARS]
    if not shown or not any(value for _, value in shown):
        return Markup("")
    labels = [_short(label) for label, _ in shown]
    chart = pygal.HorizontalBar(
        js=(),
        show_legend=False,
        print_values=True,
        print_values_position="top",
        value_formatter=lambda value: show_number(value, 0 if float(value).is_integer() else 1),
        style=pygal.style.Style(label_font_size=LABEL_SIZE, major_label_font_size=LABEL_SIZE),
        width=width,
        height=30 + 24 * len(shown),
        margin=6,
        margin_right=64,
        show_x_guides=False,
        show_y_guides=False,
        show_x_labels=False,
        explicit_size=False,
        range=(0, max(value for _, value in shown)),
    )
    # Bars are drawn from below; readers start above.
    chart.x_labels = list(reversed(labels))
    chart.add("", [value for _, value in reversed(shown)])
    return _bare(chart.render(is_unicode=True))


def dots(rows: Sequence[tuple[str, Sequence[float]]], *, width: int = 640) -> Markup:
    """A row of dots a label, each a place between 0 and 1: where in a text something stands."""
    pygal = _pygal()
    if not rows:
        return Markup("")
    chart = pygal.XY(
        js=(),
        stroke=False,
        show_legend=False,
        style=pygal.style.Style(label_font_size=LABEL_SIZE, major_label_font_size=LABEL_SIZE),
        width=width,
        height=50 + 26 * len(rows),
        margin=6,
        margin_right=24,
        dots_size=4,
        xrange=(0, 1),
        range=(0, len(rows) + 1),
        show_x_guides=False,
        show_y_guides=True,
        x_labels=[0, 0.5, 1],
        x_value_formatter=lambda value: f"{value:.0%}",
        y_labels=[{"value": len(rows) - place, "label": _short(label)} for place, (label, _) in enumerate(rows)],
    )
    for place, (label, places) in enumerate(rows):
        apart = sorted({round(where * DOTS_APART) for where in places})
        chart.add(_short(label), [(where / DOTS_APART, len(rows) - place) for where in apart])
    return _bare(chart.render(is_unicode=True))


def _pygal() -> Any:
    """The library, without the import hook that it leaves behind for its map plug-ins.

    The hook is of a kind that Python 3.11 warns of at every later import and 3.12 no longer calls.
    """
    import pygal

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    return pygal


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _bare(svg: str) -> Markup:
    """The drawing without what a strict security policy refuses and screen readers should not be read."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by pygal a line ago
    _strip(root)
    root.attrib.pop("id", None)
    root.set("class", "chart")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    ElementTree.register_namespace("", SVG.strip("{}"))
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # noqa: S704 - a serialised tree is well-formed


def _strip(element: Any) -> None:
    for child in list(element):
        name = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""
        drawn = child.get("class", "").replace("tooltip-trigger", "")
        if not name or name in _DROPPED or "tooltip" in drawn:
            element.remove(child)
            continue
        child.attrib.pop("style", None)
        child.attrib.pop("id", None)
        _strip(child)
