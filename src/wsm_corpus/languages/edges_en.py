"""English words at the edges of a text: headings that stand in menus too, and what is around mails and on paper."""

from __future__ import annotations

from wsm_corpus.languages import boilerplate_en, whole_lines_en
from wsm_corpus.languages.boilerplate_records import Boilerplate, BylineWords, MailWords, PageWords

HEADINGS = frozenset(
    (
        *("abstract", "background", "introduction", "purpose", "scope", "definitions", "summary", "overview"),
        *("method", "methods", "results", "discussion", "conclusion", "conclusions", "references", "examples"),
        *("key takeaways", "takeaways", "final thoughts", "the bottom line", "next steps", "recommendations"),
        *("advantages", "disadvantages", "benefits", "drawbacks", "risks", "pros", "cons", "costs"),
        *("privacy", "privacy and security", "confidentiality", "copyright", "disclaimer", "cookies", "security"),
        *("accessibility", "contact", "terms", "legal", "responsibilities", "sanctions", "monitoring"),
        *("social media", "facebook", "linkedin", "twitter", "whatsapp", "e mail", "email", "blogs", "events"),
        *("marketing", "media", "press", "education", "training", "support", "communication", "careers", "about"),
    )
)

MAIL = MailWords(
    fields={
        "from": "from",
        **dict.fromkeys(("date", "sent"), "when"),
        "subject": "subject",
        **dict.fromkeys(
            ("to", "cc", "bcc", "reply-to", "in-reply-to", "references", "message-id", "list-id"), "other"
        ),
        **dict.fromkeys(("return-path", "received", "delivered-to", "user-agent", "mime-version"), "other"),
        **dict.fromkeys(("content-type", "x-mailer", "attachments", "importance"), "other"),
    },
    quoted=(("On", "wrote"),),
    titles=("confidentiality notice", "disclaimer"),
    notices=(
        r"this (?:e-?mail|message|communication|transmission)\b",
        r"the (?:information|contents?)\b.{0,40}\bin this",
        r"if you are not the (?:intended|named)",
    ),
    confidential=("confidential", "privileged"),
    addressees=(
        r"intended (?:solely|only|recipient|for)\b",
        r"addressees?\b",
        r"recipients?\b.{0,30}\bnamed\b",
    ),
    footers=(
        r"(?:please )?(?:consider|think (?:of|about)) the environment before",
        r"sent (?:from|via) (?:my|outlook|yahoo|mail for|blackberry|proton|gmail|samsung)\b",
        r"get outlook for\b",
    ),
)

PAGES = PageWords(page=("page", "p"), of=("of",))
BYLINES = BylineWords(wrote=("posted", "written", "published", "reported"), by=("by",), labels=("author", "text"))
POSTERS = frozenset(("joined", "join date", "member since", "registered", "posts", "messages", "reaction score"))

BOILERPLATE = Boilerplate(
    phrases=boilerplate_en.ROWS,
    whole_lines=whole_lines_en.ROWS,
    headings=HEADINGS,
    mail=MAIL,
    pages=PAGES,
    bylines=BYLINES,
    posters=POSTERS,
)
