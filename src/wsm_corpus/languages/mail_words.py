"""What mail programs and firms write around a mail: a program speaks its own language, whatever the mail is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.boilerplate_records import Role


class KnownMail(NamedTuple):
    """The words of all languages together."""

    fields: Mapping[str, Role]
    attribution: re.Pattern[str]  # a whole line: "On Mon, 3 May 2010 at 10:15, Jane Doe <jane@example.org> wrote:"
    notice: re.Pattern[str]  # how a notice begins, its title before it
    confidential: re.Pattern[str]
    addressee: re.Pattern[str]
    footer: re.Pattern[str]  # how what stands below every mail begins


@cache
def known_mail() -> KnownMail:
    """Put the words of all languages together."""
    mails = [known.boilerplate().mail for known in LANGUAGES.values()]
    quoted = _any(rf"{on}\b.{{4,200}}\b{wrote}" for mail in mails for on, wrote in mail.quoted)
    titles = _any(chain.from_iterable(mail.titles for mail in mails))
    notices = _any(chain.from_iterable(mail.notices for mail in mails))
    return KnownMail(
        fields={name: role for mail in mails for name, role in mail.fields.items()},
        attribution=_pattern(rf"{quoted}\b.{{0,100}}:"),
        notice=_pattern(rf"(?:{titles}\W{{1,5}})?{notices}"),
        confidential=_pattern(rf"\b{_any(chain.from_iterable(mail.confidential for mail in mails))}"),
        addressee=_pattern(rf"\b{_any(chain.from_iterable(mail.addressees for mail in mails))}"),
        footer=_pattern(_any(chain.from_iterable(mail.footers for mail in mails))),
    )


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
