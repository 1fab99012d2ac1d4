"""The visible text of a web page, a line a block."""

from __future__ import annotations

import re
from typing import Any

from wsm_corpus.steps.normalise import normalise

# HTML Standard, "Rendering": what is not shown, and what begins a new line.
_UNSEEN = re.compile(
    "area|audio|base|canvas|datalist|embed|head|iframe|input|link|map|math|meta|noembed|noframes|noscript|object|param|"
    "rp|script|source|style|svg|template|track|video"
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|button|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|listing|main|menu|nav|ol|optgroup|"
    "option|p|plaintext|pre|search|section|select|summary|table|tbody|textarea|tfoot|thead|tr|ul|xmp"
)
_CELLS = frozenset({"td", "th"})
_KEEPS_LINES = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


def page_lines(tree: Any) -> list[str]:
    """Write down what a reader of the page sees: the page and nothing but its text.

    Every block and every line break gives a line, every row of a table too, its cells parted by tabs; runs of
    blanks become one. Nothing is judged here, so menus and footers are there. Each line is normalised already.

    Args:
        tree: the root element of the page, as lxml has it; it is not changed.

    Returns:
        The lines, none of them blank.
    """
    pieces: list[str] = []
    # Walked without recursion: pages are nested deeper than Python's stack is.
    todo: list[tuple[Any, bool, bool]] = [(tree, False, False)]
    while todo:
        element, leaving, pre = todo.pop()
        if leaving:
            pieces.append(_after(element.tag))
            pieces.append(_blanks(element.tail, pre))
            continue
        if not isinstance(element.tag, str) or _is_unseen(element):
            pieces.append(_blanks(element.tail, pre))  # comments, scripts: what follows them is text
            continue
        inside = pre or element.tag in _KEEPS_LINES
        pieces.append("\n" if _BLOCKS.fullmatch(element.tag) else "")
        pieces.append(_blanks(element.text, inside))
        todo.append((element, True, pre))
        todo.extend((child, False, inside) for child in reversed(element))
    lines = ("".join(pieces)).split("\n")
    return [clean for line in lines for clean in _clean(line)]


def _is_unseen(element: Any) -> bool:
    if _UNSEEN.fullmatch(element.tag) or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _after(tag: str) -> str:
    if _BLOCKS.fullmatch(tag) and tag != "br":
        return "\n"
    return "\t" if tag in _CELLS else ""


def _blanks(text: str | None, keeps_lines: bool) -> str:
    """The text of an element without the layout of its source."""
    if not text:
        return ""
    return text if keeps_lines else re.sub(r"[\s\x1c-\x1f]+", " ", text)


def _clean(line: str) -> list[str]:
    """A line normalised, so that its number still holds when the whole text is."""
    cells = (" ".join(cell.split()) for cell in normalise(line).text.replace("\n", " ").split("\t"))
    text = "\t".join(cell for cell in cells if cell)
    return [text] if text else []
