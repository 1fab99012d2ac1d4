"""What a mail program, or a firm, puts around a mail: its head, who is quoted, the signature, notices below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wsm_corpus.languages.boilerplate_records import Role
from wsm_corpus.languages.mail_words import known_mail

# A head has so many fields at least, who wrote it and when among them.
HEAD_FIELDS = 3
# The lines of a signature: so many at most, none longer, after two dashes (RFC 3676, section 4.3).
SIGNATURE_LINES = 9
SIGNATURE_WIDTH = 72
# What stands below every mail is a line; a notice is a paragraph.
FOOTER_WORDS = 20
NOTICE_LENGTH = 2_000

_FIELD = re.compile(r"\*{0,2}([A-Za-z]+(?:[ -][A-Za-z]+)?) ?: ?\*{0,2} ?(.*)")
_QUOTED = re.compile(r"(?:> ?)+")
_MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_CONTACT = re.compile(r"[\w.+-]@[\w-]+\.\w|https?://|www\.|(?:\+|\(0\)|\b0)\d[\d ()/.-]{6,}\d")


def find_mail_lines(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Find what stands around mails.

    Args:
        texts: The lines that are not blank, without blanks around them.

    Returns:
        Places and rules: `mail_head`, `mail_subject` (which stays), `mail_quote`, `mail_signature`, `mail_notice`.
    """
    bare = [_QUOTED.sub("", text[:NOTICE_LENGTH], count=1) if text[0] == ">" else text for text in texts]
    heads = dict(_heads(bare))
    yield from heads.items()
    for place, text in enumerate(bare):
        if text.endswith(":") and _is_attribution(bare, texts, place):
            yield place, "mail_quote"
        elif text == "--":
            for at in _signature(texts, place, heads):
                yield at, "mail_signature"
        elif _is_notice(text):
            yield place, "mail_notice"


def _heads(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The heads of mails: fields one after the other, who wrote it and when among them, with an address or a time.

    A memo ("To: the board", "Date: 3 April") has neither, and stays.
    """
    place = 0
    while place < len(texts):
        fields: list[Role] = []
        start = place
        while place < len(texts) and (role := _role(texts, place, fields)):
            fields.append(role)
            place += 1
        block = " ".join(texts[start:place])
        named = len(fields) >= HEAD_FIELDS and {"from", "when"} <= set(fields)
        if named and (_MAIL.search(block) or _TIME.search(block)):
            for at, field in enumerate(fields, start):
                yield at, "mail_subject" if field == "subject" else "mail_head"
        place += not fields


def _role(texts: Sequence[str], place: int, fields: Sequence[Role]) -> Role | None:
    """What a line is in the head of a mail; more addresses of the field above are "other"."""
    text = texts[place]
    match = _FIELD.fullmatch(text) if len(text) <= NOTICE_LENGTH else None
    role = known_mail().fields.get(match[1].lower()) if match else None
    if role:
        return role
    goes_on = fields and texts[place - 1].endswith((",", ";")) and _MAIL.search(text)
    return "other" if goes_on and fields[-1] == "other" else None


def _is_attribution(bare: Sequence[str], texts: Sequence[str], place: int) -> bool:
    """Whether a line says who wrote what is quoted below: with an address, or a time and the quoted lines."""
    if not known_mail().attribution.fullmatch(bare[place]):
        return False
    quoted = place + 1 < len(texts) and texts[place + 1].startswith(">")
    return bool(_MAIL.search(bare[place]) or (quoted and _TIME.search(bare[place])))


def _signature(texts: Sequence[str], place: int, heads: dict[int, str]) -> list[int]:
    """Two dashes and the short lines after them, up to the end or the next mail, where they say how to be reached."""
    end = place + 1
    while end < len(texts) and end not in heads and texts[end][0] not in ">-_":
        if _is_notice(texts[end]):
            break
        end += 1
    lines = texts[place + 1 : end]
    short = len(lines) <= SIGNATURE_LINES and all(len(line) <= SIGNATURE_WIDTH for line in lines)
    return list(range(place, end)) if short and any(map(_CONTACT.search, lines)) else []


def _is_notice(text: str) -> bool:
    """Whether a line is put below every mail: that it is confidential, or the telephone it was sent from."""
    known = known_mail()
    if known.footer.match(text):
        return len(text.split()) <= FOOTER_WORDS
    if len(text) > NOTICE_LENGTH or not known.notice.match(text):
        return False
    return known.confidential.search(text) is not None and known.addressee.search(text) is not None
