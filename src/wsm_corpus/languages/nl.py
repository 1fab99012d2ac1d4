"""Dutch."""

from __future__ import annotations

import re
from functools import lru_cache

from wsm_corpus.languages.irregular import without_apostrophe
from wsm_corpus.languages.irregular_nl import ADJECTIVES, ENDINGS, FORMS, NO_FORMS, PARTICLES, VERBS
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.snowball import snowball_stem

FUNCTION_WORDS = frozenset(
    """
    'm 'n 's 't aan achter af al alle alleen allemaal alles als altijd ander andere anders beide ben bent beter
    bij bijna bijvoorbeeld binnen boven buiten d'r daar daarbij daardoor daarin daarmee daarna daarnaast daarom
    daarop daarvan daarvoor dan dankzij dat de deed deze die dit doen doet door doordat dus echter een eens eerst
    eigen eigenlijk elk elkaar elke en enkele er erg erin erop ervan ervoor even gaan gaat geen gehad geweest
    geworden ging haar had hadden heb hebben hebt heeft heel hem hen het hier hierbij hierdoor hij hoe hoeveel
    hoewel hun hè ieder iedere iedereen iemand iets ik in indien is ja je jezelf jij jou jouw jullie kan komen
    komt kon konden kun kunnen kunt kwam laat laten m'n maak maakt maar mag maken me mee meer meest meeste men met
    mij mijn misschien mocht moest moesten moet moeten mogen na naar naast nadat nee niemand niet niets noch nog
    nooit nu of om omdat ondanks onder ons onszelf onze ook op over per precies samen sinds sommige soms steeds te
    tegen ten tenzij ter terwijl tijdens toch toen tot totdat tussen u uit uw vaak van vanaf vanuit veel via
    volgens voor vooral voordat waar waarbij waardoor waarin waarmee waarom waarop waarvan waarvoor wanneer want
    waren was wat we weer weinig wel welk welke werd werden wie wij wil wilde willen word worden wordt wou z'n zal
    ze zeer zelf zelfs zich zichzelf zij zijn zo zo'n zoals zodat zonder zou zouden zowel zulke zullen één
    """.split()
)

STOP_WORDS = frozenset(
    """
    aan af al als bij ben bent dan dat de der deze die dit doch doen door dus een en er had heb hebben heeft hem
    het hier hij hoe hun ik in is je jij jou jouw kan kon kunnen maar me mee men met mij mijn moet na naar niet
    nog nu of om omdat ons onze ook op over te tegen ten ter toch toen tot u uit uw van voor waar want was wat we
    wel werd wie wij wil worden wordt ze zich zij zijn zo zo'n zonder zou zal
    """.split()
)

# Kraaij and Pohlmann's stemmer under its name in snowballstemmer 3, twice, since it takes one ending at a time
# (adviezen -> advies -> advie, and advies -> advie); then Porter's for the -e of adjectives, which the first
# leaves (vrije -> vrij). docs/decisions/0005 has what each step gives.
STEMMERS = ("dutch", "dutch", "dutch_porter")

NO_SPLIT = frozenset(
    """
    belangrijk belangrijke belangrijker belangrijkste frankrijk noodzakelijk noodzakelijke noodzakelijkheid
    tegenwoordig tegelijkertijd instagram blackberry sharepoint software hardware microsoft wikileaks youtube
    volkswagen wereldwijd blokkeren blokkering verslaving verslavingen vergelijkbaar vergelijkbare waardering
    vanzelfsprekend vanzelfsprekende stakeholder stakeholders platform platforms management
    """.split()
)

# zzp'er, zzp'ers, sms'je: an ending hung on an abbreviation.
_HUNG = re.compile(r"'(?=(?:er|ers|en|t|te|je|jes|tje|tjes)$)")
_DOUBLE = re.compile(r"(?<![aeo])([aeou])\1(?=[^aeiou]$)")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The index term of a folded Dutch word: ``grenzen`` and ``grens`` -> ``gren``, ``foto's`` -> ``foto``."""
    word = _HUNG.sub("", word)
    if word.endswith("dt"):  # wordt, verbiedt
        word = word[:-1]
    if word.endswith(("eeen", "ieen")):  # ideeën, technologieën
        word = word[:-2]
    if word.endswith("ionele"):  # professionele, of which the stemmer leaves more than of professioneel
        word = f"{word[:-2]}el"
    for algorithm in STEMMERS:
        word = snowball_stem(word, algorithm)
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):  # plurals of loan words: burnouts
        word = word[:-1]
    # Open and closed syllables are spelled differently: bazen and baas, sociale and sociaal, brieven and brief.
    word = word[:-1] + {"z": "s", "v": "f"}.get(word[-1:], word[-1:])
    return _DOUBLE.sub(r"\1", word)


# Endings that no rule can take off without a look at what else the word may be: werkgever waarschuwt, is beledigd.
# -st, -cht, -ant, -ent, -eit and their like are nouns more often. Of 6,000 lemmas these two bring recall from .749 to
# .82 at the same precision: benchmarks/words.py.
_THIRD_PERSON = re.compile(r"(?:.{2,}(?:[^aeiosthn]|[aeo]|(?<!e)i|in)|(?:be|er|her|ont|ver).+n)t$")
_PARTICIPLE = re.compile(r"(?:(?:be|door|er|her|mis|om|onder|ont|over|ver).+[^aeiou]|.{2,}eer)d$")
_SEPARABLE = re.compile(f"({'|'.join(sorted(PARTICLES.split(), key=len, reverse=True))})([a-z]{{4,}})")
_ADJECTIVES = frozenset(map(stem, ADJECTIVES))
_DOUBLE_CONSONANT = re.compile(r"([bcdfgklmnprst])\1$")
_COMPARED = re.compile(r"(?:(?<=r)der|er|(?<=s)t|st)e?$")


def lemmas(word: str) -> tuple[str, ...]:
    """What a folded word is an irregular form of: ``ontslagen`` -> ``ontslaan``, ``trager`` -> ``trag``."""
    if word in FUNCTION_WORDS or word in NO_FORMS:
        return ()
    verbs = VERBS.infinitives(word) or _infinitive(word)
    return (*verbs, *FORMS.get(word, ()), *_positive(word), *without_apostrophe(word))


def _infinitive(word: str) -> tuple[str, ...]:
    """Of a regular verb, as its stem knows it: waarschuwt, beledigd."""
    return (f"{word[:-1]}en",) if _THIRD_PERSON.match(word) or _PARTICIPLE.match(word) else ()


def apart(word: str) -> tuple[str, ...]:
    """A separable verb as it stands in an infinitive clause: ``opstellen``, ``opgesteld`` -> ``op te stellen``."""
    parted = _SEPARABLE.fullmatch(word)
    return (parted[1], "te", parted[2]) if parted else ()


def _positive(word: str) -> tuple[str, ...]:
    """An adjective that is compared, as it stands before its ending; its stem is what counts."""
    compared = _COMPARED.search(word)
    base = _DOUBLE_CONSONANT.sub(r"\1", word[: compared.start()]) if compared else ""
    known = len(base) > 2 and (base.endswith(ENDINGS) or stem(base) in _ADJECTIVES)
    return (base,) if known else ()


DUTCH = Language(
    code="nl",
    name="Dutch",
    stop_words=STOP_WORDS,
    function_words=FUNCTION_WORDS,
    stem=stem,
    lemmas=lemmas,
    apart=apart,
    compounds=True,
    no_split=NO_SPLIT,
)
