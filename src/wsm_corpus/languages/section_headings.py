"""Words that head a section of a text, and stand in menus and footers as well."""

from __future__ import annotations

from collections.abc import Sequence

from wsm_corpus.languages import language


def is_section_heading(words: Sequence[str], code: str) -> bool:
    """Whether a line is nothing but the heading of a section, its number aside ("3. Privacy").

    Args:
        words: the line's words, as `plain_words` writes them.
        code: ISO 639-1 code of the document; English headings stand in texts of every language.
    """
    heading = " ".join(word for word in words if word != "0")
    return any(heading in language(one).boilerplate().headings for one in ("en", code))
