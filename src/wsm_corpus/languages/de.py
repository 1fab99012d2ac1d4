"""German."""

from __future__ import annotations

from wsm_corpus.languages.boilerplate_records import Boilerplate
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.snowball import snowball_stem

FUNCTION_WORDS = frozenset(
    """
    ab aber alle allem allen aller alles als also am an andere anderen ans auch auf aus bei beim bereits bin bis
    bist da dabei dadurch dafür damit danach dann daran darauf daraus darf darin darüber das dass davon dazu daß
    dein deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir
    doch dort du durch dürfen ein eine einem einen einer eines einige einmal er es etwa etwas euch euer für ganz
    gegen gegenüber geht gewesen geworden gibt habe haben habt hast hat hatte hatten hier hinter ich ihm ihn ihnen
    ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jedoch jemand jener jetzt kann
    kein keine keinem keinen keiner konnte können könnte machen mag man mehr mein meine mich mir mit muss müssen
    nach nein nicht nichts nie noch nun nur ob oder oft ohne schon sehr sei seid sein seine seinem seinen seiner
    seit selbst sich sie sind so sogar solche soll sollen sollte sondern sonst sowie um und uns unser unsere unter
    viel viele vom von vor wann war waren warum was weil welche welcher wenn wer werden wie wieder will wir wird
    wo wollen wollte worden wurde wurden während würde würden zu zum zur zwar zwischen über
    """.split()
)

# Words of a query that rank and are not required, folded: fur for für.
STOP_WORDS = frozenset(
    """
    aber als also am an auch auf aus bei beim bin bis da das dass dem den der des die dies diese diesem diesen
    dieser dieses doch dort du durch ein eine einem einen einer eines er es fur hat hatte hier ich ihr ihre im in
    ins ist ja kann kein keine mit muss nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so
    uber um und uns vom von vor war was weil wenn wer wie wir wird wo zu zum zur
    """.split()
)

STEMMER = "german"


def stem(word: str) -> str:
    """The index term of a folded German word: ``mitarbeitern`` -> ``mitarbeit``."""
    return snowball_stem(word, STEMMER)


def boilerplate() -> Boilerplate:
    """What stands around its texts; no query needs it."""
    from wsm_corpus.languages.edges_de import BOILERPLATE

    return BOILERPLATE


GERMAN = Language(
    code="de",
    name="German",
    stop_words=STOP_WORDS,
    function_words=FUNCTION_WORDS,
    coordinators=frozenset(("oder", "und")),
    stem=stem,
    compounds=True,
    boilerplate=boilerplate,
)
