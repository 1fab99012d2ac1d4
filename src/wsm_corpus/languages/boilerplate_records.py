"""What a language knows of the lines around a text: of web pages, mails and printed pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from wsm_corpus.records.ledger import Category

Role = Literal["from", "when", "subject", "other"]


class Row(NamedTuple):
    """Phrases that speak for one category, with the line they were made for."""

    category: Category
    example: str  # a line as found on the web; a test checks that the row meets it
    sure: tuple[str, ...] = ()  # a line of nothing else is boilerplate
    hints: tuple[str, ...] = ()  # evidence for the model and for the category's name


class WholeLines(NamedTuple):
    """Lines of one category, with one as it is found."""

    category: Category
    example: str
    lines: tuple[str, ...]


class MailWords(NamedTuple):
    """What mail programs and firms write around a mail; from `titles` on, regular expressions in any case."""

    fields: Mapping[str, Role] = {}  # the names of the fields at its head, in lower case: as sent, and as shown
    quoted: tuple[tuple[str, str], ...] = ()  # around who is quoted: "On" Monday Jane "wrote"
    titles: tuple[str, ...] = ()  # of a notice: "Confidentiality notice"
    notices: tuple[str, ...] = ()  # how a notice begins: "This message"
    confidential: tuple[str, ...] = ()  # what else it says
    addressees: tuple[str, ...] = ()  # and whom it names
    footers: tuple[str, ...] = ()  # how a line begins that is put below every mail: "Sent from my"


class PageWords(NamedTuple):
    """What stands beside the number of a printed page, in lower case."""

    page: tuple[str, ...] = ()  # with its abbreviations
    of: tuple[str, ...] = ()  # page 3 "of" 7


class BylineWords(NamedTuple):
    """What a page puts before the name of an author, in lower case."""

    wrote: tuple[str, ...] = ()  # "Posted" by
    by: tuple[str, ...] = ()  # which stands alone, too
    by_after_verb: tuple[str, ...] = ()  # which does not: "von" begins names
    labels: tuple[str, ...] = ()  # before a colon: "Author:"


class Boilerplate(NamedTuple):
    """All of it.

    Attributes:
        phrases: rows of phrases; the model was trained with those of English, Dutch and German.
        whole_lines: lines that are boilerplate where they stand alone; the model does not know them, and so they can
            be added to without training it again.
        headings: words that head a section of a text, and stand in menus and footers as well, as `plain_words`
            writes them. "Privacy" in a footer is a link to a notice; above a paragraph of a policy for employees it
            is a heading. Words that almost always are a page's are not among them: "Comments", "Advertisement".
        mail: what is written around a mail.
        pages: what stands beside the number of a printed page.
        bylines: what is put before the name of an author.
        posters: what a forum says of those who post, in lower case, before a colon and figures: "Joined: 4 Mar 2012".
    """

    phrases: tuple[Row, ...] = ()
    whole_lines: tuple[WholeLines, ...] = ()
    headings: frozenset[str] = frozenset()
    mail: MailWords = MailWords()
    pages: PageWords = PageWords()
    bylines: BylineWords = BylineWords()
    posters: frozenset[str] = frozenset()
