"""Dutch words at the edges of a text: headings that stand in menus too, and what is around mails and on paper."""

from __future__ import annotations

from wsm_corpus.languages import boilerplate_nl, whole_lines_nl
from wsm_corpus.languages.boilerplate_records import Boilerplate, BylineWords, MailWords, PageWords

HEADINGS = frozenset(
    (
        *("inleiding", "aanleiding", "achtergrond", "doel", "doelstelling", "begrippen", "definities", "feiten"),
        *("samenvatting", "resultaten", "discussie", "conclusie", "conclusies", "tot slot", "slot", "bronnen"),
        *("voordelen", "nadelen", "risico s", "kosten", "oorzaken", "gevolgen", "oplossingen", "aanbevelingen"),
        *("advies", "toelichting", "voorbeeld", "voorbeelden", "het oordeel", "sancties", "afspraken", "vragen"),
        *("privacy", "vertrouwelijkheid", "auteursrecht", "disclaimer", "cookies", "veiligheid", "contact"),
        *("toegankelijkheid", "aansprakelijkheid", "sociale media", "social media", "bereikbaarheid", "media"),
        *("communicatie", "opleiding", "scholing", "training", "werkdruk", "thuiswerken"),
    )
)

MAIL = MailWords(
    fields={
        "van": "from",
        **dict.fromkeys(("datum", "verzonden", "verstuurd"), "when"),
        **dict.fromkeys(("onderwerp", "betreft"), "subject"),
        **dict.fromkeys(("aan", "kopie", "bijlage", "bijlagen", "urgentie"), "other"),
    },
    quoted=(("Op", "schreef"),),
    titles=("proclaimer", "vertrouwelijkheid"),
    notices=(
        r"dit (?:e-?mail-?)?bericht\b",
        r"deze (?:e-?mail|mail)\b",
        r"de (?:informatie|inhoud)\b.{0,40}\b(?:in|van) (?:dit|deze)\b",
        r"(?:indien|als) u niet de",
    ),
    confidential=("vertrouwelijk",),
    addressees=(r"geadresseerden?\b", r"bestemd voor\b", r"beoogde ontvanger\b"),
    footers=(
        r"denk (?:a\.?u\.?b\.? )?aan het milieu\b",
        r"(?:spaar|bespaar) papier\b",
        r"(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via) (?:mijn|mail voor)\b",
        r"(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via) (?:outlook|yahoo|blackberry|proton|gmail)\b",
        r"outlook voor (?:ios|android) (?:downloaden|ophalen)",
        r"download outlook voor\b",
    ),
)

PAGES = PageWords(page=("pagina", "pag", "blz", "bladzijde"), of=("van",))
BYLINES = BylineWords(
    wrote=("gepost", "geplaatst", "geschreven", "gepubliceerd"), by=("door",), labels=("auteur", "tekst")
)
POSTERS = frozenset(
    ("lid sinds", "lid geworden", "lid geworden op", "geregistreerd", "geregistreerd op", "berichten")
)

BOILERPLATE = Boilerplate(
    phrases=boilerplate_nl.ROWS,
    whole_lines=whole_lines_nl.ROWS,
    headings=HEADINGS,
    mail=MAIL,
    pages=PAGES,
    bylines=BYLINES,
    posters=POSTERS,
)
