"""German words at the edges of a text: headings that stand in menus too, and what is around mails and on paper."""

from __future__ import annotations

from wsm_corpus.languages import boilerplate_de
from wsm_corpus.languages.boilerplate_records import Boilerplate, BylineWords, MailWords, PageWords

HEADINGS = frozenset(
    (
        *("einleitung", "hintergrund", "ziel", "zweck", "geltungsbereich", "zusammenfassung", "ergebnisse", "fazit"),
        *("vorteile", "nachteile", "risiken", "kosten", "datenschutz", "vertraulichkeit", "urheberrecht", "kontakt"),
        *("soziale medien", "haftung", "folgen", "beispiele", "empfehlungen", "erreichbarkeit"),
    )
)

MAIL = MailWords(
    fields={
        "von": "from",
        **dict.fromkeys(("datum", "gesendet"), "when"),
        "betreff": "subject",
        **dict.fromkeys(("an", "kopie an", "anlagen"), "other"),
    },
    quoted=(("Am", "schrieb"),),
    notices=(r"diese (?:e-?mail|nachricht)\b", r"der inhalt dieser"),
    confidential=("vertraulich",),
    addressees=(r"adressaten?\b", r"empfänger\b"),
    footers=(r"von meinem \w+ gesendet", r"gesendet (?:von|mit) (?:meinem|outlook)\b"),
)

PAGES = PageWords(page=("seite",), of=("von",))
BYLINES = BylineWords(
    wrote=("geschrieben", "verfasst", "veröffentlicht"), by_after_verb=("von",), labels=("autor", "text")
)
POSTERS = frozenset(("registriert", "registriert seit", "mitglied seit", "beiträge"))

BOILERPLATE = Boilerplate(
    phrases=boilerplate_de.ROWS,
    headings=HEADINGS,
    mail=MAIL,
    pages=PAGES,
    bylines=BYLINES,
    posters=POSTERS,
)
