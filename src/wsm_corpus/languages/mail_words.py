"""What mail programs and firms write around a mail, in the languages that have boilerplate phrases."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["from", "when", "subject", "other"]

# The names of the fields at the head of a mail, in lower case: as programs write them, and as they show them.
FIELDS: dict[str, Role] = {
    **dict.fromkeys(("from", "van", "von"), "from"),
    **dict.fromkeys(("date", "sent", "datum", "verzonden", "verstuurd", "gesendet"), "when"),
    **dict.fromkeys(("subject", "onderwerp", "betreft", "betreff"), "subject"),
    **dict.fromkeys(("to", "cc", "bcc", "aan", "an", "kopie", "kopie an"), "other"),
    **dict.fromkeys(("reply-to", "in-reply-to", "references", "message-id", "list-id", "return-path"), "other"),
    **dict.fromkeys(("received", "delivered-to", "user-agent", "mime-version", "content-type", "x-mailer"), "other"),
    **dict.fromkeys(("attachments", "importance", "bijlagen", "bijlage", "urgentie", "anlagen"), "other"),
}

# "On Mon, 3 May 2010 at 10:15, Jane Doe <jane@example.org> wrote:"
ATTRIBUTION = re.compile(r"(?:On|Op|Am)\b.{4,200}\b(?:wrote|schreef|schrieb)\b.{0,100}:", re.IGNORECASE)

# How a notice below a mail begins, and what else it says: "This message is confidential ... the intended recipient".
NOTICE = re.compile(
    r"(?:(?:confidentiality notice|disclaimer|proclaimer|vertrouwelijkheid)\W{1,5})?"
    r"(?:this (?:e-?mail|message|communication|transmission)\b|the (?:information|contents?)\b.{0,40}\bin this"
    r"|if you are not the (?:intended|named)|dit (?:e-?mail-?)?bericht\b|deze (?:e-?mail|mail)\b"
    r"|de (?:informatie|inhoud)\b.{0,40}\b(?:in|van) (?:dit|deze)\b|indien u niet de|als u niet de"
    r"|diese (?:e-?mail|nachricht)\b|der inhalt dieser)",
    re.IGNORECASE,
)
CONFIDENTIAL = re.compile(r"\b(?:confidential|privileged|vertrouwelijk|vertraulich)", re.IGNORECASE)
ADDRESSEE = re.compile(
    r"\b(?:intended (?:solely|only|recipient|for)|addressees?|recipients?\b.{0,30}\bnamed|geadresseerden?"
    r"|bestemd voor|beoogde ontvanger|adressaten?|empfänger)\b",
    re.IGNORECASE,
)
# What stands below every mail of a firm or a telephone.
FOOTER = re.compile(
    r"(?:please )?(?:consider|think (?:of|about)) the environment before"
    r"|denk (?:a\.?u\.?b\.? )?aan het milieu\b|(?:spaar|bespaar) papier\b"
    r"|sent (?:from|via) (?:my|outlook|yahoo|mail for|blackberry|proton|gmail|samsung)\b|get outlook for\b"
    r"|(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via) (?:mijn|outlook|yahoo|mail voor|blackberry|proton|gmail)\b"
    r"|outlook voor (?:ios|android) (?:downloaden|ophalen)|download outlook voor\b"
    r"|von meinem \w+ gesendet|gesendet (?:von|mit) (?:meinem|outlook)\b",
    re.IGNORECASE,
)
