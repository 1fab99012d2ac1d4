"""Words that head a section of a text, and stand in menus and footers as well, a language at a time.

"Privacy" in a footer is a link to a notice; above a paragraph of a policy for employees it is a heading. Where such a
line stands between kept lines, it is the author's. Words that almost always are a page's are not here: "Comments",
"Advertisement".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# As `plain_words` writes them.
HEADINGS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
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
    ),
    "nl": frozenset(
        (
            *("inleiding", "aanleiding", "achtergrond", "doel", "doelstelling", "begrippen", "definities", "feiten"),
            *("samenvatting", "resultaten", "discussie", "conclusie", "conclusies", "tot slot", "slot", "bronnen"),
            *("voordelen", "nadelen", "risico s", "kosten", "oorzaken", "gevolgen", "oplossingen", "aanbevelingen"),
            *("advies", "toelichting", "voorbeeld", "voorbeelden", "het oordeel", "sancties", "afspraken", "vragen"),
            *("privacy", "vertrouwelijkheid", "auteursrecht", "disclaimer", "cookies", "veiligheid", "contact"),
            *("toegankelijkheid", "aansprakelijkheid", "sociale media", "social media", "bereikbaarheid", "media"),
            *("communicatie", "opleiding", "scholing", "training", "werkdruk", "thuiswerken"),
        )
    ),
    "de": frozenset(
        (
            *(
                "einleitung",
                "hintergrund",
                "ziel",
                "zweck",
                "geltungsbereich",
                "zusammenfassung",
                "ergebnisse",
                "fazit",
            ),
            *(
                "vorteile",
                "nachteile",
                "risiken",
                "kosten",
                "datenschutz",
                "vertraulichkeit",
                "urheberrecht",
                "kontakt",
            ),
            *("soziale medien", "haftung", "folgen", "beispiele", "empfehlungen", "erreichbarkeit"),
        )
    ),
}


def is_section_heading(words: Sequence[str], language: str) -> bool:
    """Whether a line is nothing but such a heading, its number aside ("3. Privacy").

    Args:
        words: the line's words, as `plain_words` writes them.
        language: ISO 639-1 code of the document; English headings stand in texts of every language.
    """
    heading = " ".join(word for word in words if word != "0")
    return heading in HEADINGS["en"] or heading in HEADINGS.get(language, ())
