"""What is wrong with a query or an address, in the page's language.

The package says it in English, for the command line and for Python; here each sentence has its twin. One that nobody
translated is shown as it is.
"""

from __future__ import annotations

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from wsm_webui.state import BadParameter
from wsm_webui.words import field_name

SENTENCES = (
    (r"there is no word to look for", _l("There is no word in it to look for.")),
    (r"there is no field (?P<name>.+)", _l("There is no field “%(name)s”.")),
    (r"more than (?P<most>\d+) words", _l("These are more than %(most)s words.")),
    (
        r"the query is (?P<length>\d+) characters long; at most (?P<most>\d+) are read",
        _l("The query is %(length)s characters long; at most %(most)s are read."),
    ),
    (r"parentheses more than (?P<most>\d+) deep", _l("Parentheses stand more than %(most)s deep.")),
    (
        r"(?P<one>.+) and (?P<other>.+) stand next to each other",
        _l("%(one)s and %(other)s stand next to each other."),
    ),
    (r"only published: takes a range", _l("Only published: takes a range.")),
    (r"folded: takes single words", _l("folded: takes single words.")),
    (r"(?P<name>\w+): needs a value", _l("%(name)s: needs a value.")),
    (
        r"(?P<typed>.+) meets too many words: type (?P<before>\d+) letters before the first wildcard, or "
        r"(?P<all>\d+) in all",
        _l("%(typed)s meets too many words: type %(before)s letters before the first wildcard, or %(all)s in all."),
    ),
    (r"~(?P<typed>\d+) is too far: at most ~(?P<most>\d+)", _l("~%(typed)s is too far: at most ~%(most)s.")),
    (r"(?P<word>.+) is too short for ~", _l("“%(word)s” is too short to be looked for with ~.")),
    (r"(?P<date>.+) is no date(?:: .+)?", _l("%(date)s is no date: write 2011, 2011-03 or 2011-03-24.")),
    (r"(?P<since>.+) lies after (?P<until>.+)", _l("%(since)s lies after %(until)s.")),
    (
        r"the pattern stands for more than (?P<most>\d+) words",
        _l("The pattern stands for more than %(most)s words: make it longer."),
    ),
    (r"a pattern needs at least one letter", _l("A pattern needs at least one letter.")),
    (r"there is no document of this id", _l("There is no document of this id.")),
)

EXPECTED = (
    (r"a date such as 2011, 2011-03 or 2011-03-24", _l("a date such as 2011, 2011-03 or 2011-03-24")),
    (r"a whole number from (?P<least>\d+) to (?P<most>\d+)", _l("a whole number from %(least)s to %(most)s")),
    (r"one of (?P<choices>.+)", _l("one of %(choices)s")),
    (r"at most (?P<most>\d+) characters", _l("at most %(most)s characters")),
    (r"a field and a value, such as (?P<example>\S+) .+", _l("a field and a value, such as %(example)s")),
)


def parameter_complaint(error: BadParameter) -> str:
    """What is wrong with a parameter of an address, in the page's language."""
    name = field_name(error.name)
    expected = next(
        (str(said) % met.groupdict() for pattern, said in EXPECTED if (met := re.fullmatch(pattern, error.expected))),
        error.expected,
    )
    return str(_("%(name)s: %(expected)s, not “%(value)s”.", name=name, expected=expected, value=error.value))


def complaint(message: str) -> tuple[str, bool]:
    """A message in the page's language, and whether it could be put so."""
    for pattern, said in SENTENCES:
        if met := re.fullmatch(pattern, message):
            return str(said) % met.groupdict(), True
    return message, False
