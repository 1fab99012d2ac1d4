"""Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from wsm_corpus.languages.boilerplate_records import Boilerplate
from wsm_corpus.languages.compounds import read_parts
from wsm_corpus.languages.fold import WORDS_REMEMBERED
from wsm_corpus.languages.irregular import without_apostrophe
from wsm_corpus.languages.irregular_nl import (
    ADJECTIVES,
    CLAUSE_WORDS,
    ENDINGS,
    FORMS,
    NO_FORMS,
    NO_VERB_AFTER,
    PARTICLES,
    VERBS,
)
from wsm_corpus.languages.known_forms import known_forms
from wsm_corpus.languages.record import Language, Parting
from wsm_corpus.languages.snowball import snowball_stem
from wsm_corpus.languages.word_lines import LETTERS

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

STEMMED_FUNCTION_WORDS = frozenset(
    """
    deed doen doet gaan gaat ging komen komt kwam laat laten maak maakt maken mag mocht moest moet mogen wil wilde
    willen
    """.split()
)
"""Those with forms that are none: gemaakt, gelaten."""

APART = "~"
"""Ends the term of a word of which nothing but a function word is left."""

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
    maandag maandags maandagen donderdag donderdags donderdagen vrijdag vrijdags vrijdagen
    goedemorgen goedendag goedemiddag goedenmiddag goedenavond goedenacht
    """.split()
)

# zzp'er, zzp'ers, sms'je: an ending hung on an abbreviation.
_HUNG = re.compile(r"'(?=(?:er|ers|en|t|te|je|jes|tje|tjes)$)")
_DOUBLE = re.compile(r"(?<![aeo])([aeou])\1(?=[^aeiou]$)")
_DOUBLE_END = re.compile(r"([aoubdfgklmnprt])\1$")
_ABLE = re.compile(r"(?<=..)bare?(?:er|re)?$")
_OWN_S = ("eus", "ijs", "oos", "uis", "eis")
"""Ends of words that have their -s in the singular: serieus, prijs, eindeloos."""

SHORTEST_STEM = 3
"""Letters that are left of a word of more: openen is not *op*."""


@lru_cache(maxsize=WORDS_REMEMBERED)
def stem(word: str) -> str:
    """The index term of a folded Dutch word: ``grenzen`` and ``grens`` -> ``grens``, ``foto's`` -> ``foto``."""
    short = _reduced(word, STEMMERS)
    if short not in _closed() or word in FUNCTION_WORDS:
        return short
    # The stemmers leave *over* of overheid and *in* of inzending. Porter's alone does not, but *uit* of uiten.
    light = _reduced(word, STEMMERS[-1:])
    return light if light not in _closed() else f"{light}{APART}"


def _reduced(word: str, stemmers: tuple[str, ...]) -> str:
    """A word without its endings."""
    if "'" in word:
        word = _HUNG.sub("", word.removesuffix("'s"))
    if word.endswith("dt"):  # wordt, verbiedt
        word = word[:-1]
    if word.endswith(("eeen", "ieen")):  # ideeën, technologieën
        word = word[:-2]
    if word.endswith("ionele"):  # professionele, of which the stemmer leaves more than of professioneel
        word = f"{word[:-2]}el"
    if "bar" in word:  # betrouwbare, of which it leaves more than of betrouwbaar
        word = _ABLE.sub("baar", word)
    known = known_forms()
    if word in known.with_ge[word[:LETTERS]]:  # gezond is no participle
        return f"ge{stem(word[2:])}"
    for algorithm in stemmers:
        shorter = snowball_stem(word, algorithm)
        if len(shorter) < SHORTEST_STEM < len(word) or (
            shorter == word[:-1] and word in known.with_s[word[:LETTERS]]
        ):
            break
        word = shorter
    if len(word) > 4 and word[-1] == "s" and not word.endswith(("ss", *_OWN_S)):
        word = word if word in known.with_s[word[:LETTERS]] else word[:-1]  # plurals of loan words: burnouts
    return _spelled(word)


def _spelled(word: str) -> str:
    # Open and closed syllables are spelled differently: bazen and baas, sociale and sociaal, brieven and brief.
    if len(word) >= SHORTEST_STEM:
        if word[-1] in "zv":
            word = word[:-1] + ("s" if word[-1] == "z" else "f")
        if word[-2] == word[-3]:
            word = _DOUBLE.sub(r"\1", word)
    return _DOUBLE_END.sub(r"\1", word) if word[-1:] == word[-2:-1] else word


# Endings that no rule can take off without a look at what else the word may be: werkgever waarschuwt, is beledigd.
# -st, -cht, -ant, -ent, -eit and their like are nouns more often. Of 6,000 lemmas these two bring recall from .749 to
# .82 at the same precision: benchmarks/words.py.
_THIRD_PERSON = re.compile(r"(?:.{2,}(?:[^aeiosthn]|[aeo]|(?<!e)i|in)|(?:be|er|her|ont|ver).+n)t$")
_PARTICIPLE = re.compile(r"(?:(?:be|door|er|her|mis|om|onder|ont|over|ver).+[^aeiou]|.{2,}eer)d$")
_PARTICLES = "|".join(sorted(PARTICLES.split(), key=len, reverse=True))
_NO_VERB = re.compile(r"(?:.{3}ing|.{3}ingen|ers|ster|heid|baar|lijke?|jes?|ende?|sel)$")
_GOING = frozenset("deed deden ga gaan gaf gaven kom komen kwam kwamen laat laten nam namen".split())
"""Finite forms that are no nouns, and that `VERBS` does not have."""
_MARKED = rf"({_PARTICLES})?ge(?=..)"  # of many branches, and few words need it: compiled when first asked for
_VERB_ENDINGS = ("den", "ten", "de", "te", "t", "d")
SHORTEST_VERB = 4
LONGEST_APART = 12
"""Letters of a form whose particle may stand apart; longer words are compounds, and new ones come all the time."""

LONGEST_VERB = 16
_SMALL = re.compile(r"(.{2,}[^aeiou])jes?$")
_HUNG_FORM = re.compile(r"(.{2,})'(?:en|te?|t?jes?)$")
_DOUBLE_CONSONANT = re.compile(r"([bcdfgklmnprst])\1$")
_COMPARED = re.compile(r"(?:(?<=r)der|er|(?<=s)t|st)e?$")
_COMPARED_ENDINGS = ("er", "ere", "st", "ste")


def lemmas(word: str) -> tuple[str, ...]:
    """What a folded word is an irregular form of: ``ontslagen`` -> ``ontslaan``, ``trager`` -> ``trag``."""
    if word in FUNCTION_WORDS or word in NO_FORMS:
        return ()
    listed = known_forms().lemma(word)
    return (*ruled_lemmas(word), *((listed,) if listed else ()))


@lru_cache(maxsize=WORDS_REMEMBERED)
def ruled_lemmas(word: str) -> tuple[str, ...]:
    """The same by rule and by the tables of this package alone, of a word that is no function word."""
    verbs = VERBS.infinitives(word) or _infinitive(word) or _guessed(word)
    return (*verbs, *FORMS.get(word, ()), *_positive(word), *_small(word), *without_apostrophe(word))


def _infinitive(word: str) -> tuple[str, ...]:
    """Of a regular verb, as its stem knows it: waarschuwt, beledigd."""
    rule = {"t": _THIRD_PERSON, "d": _PARTICIPLE}.get(word[-1:])
    return _verbs(word[:-1]) if rule and rule.match(word) else ()


def _verbs(*bases: str) -> tuple[str, ...]:
    """Infinitives, as their stems know them, of which these are left without -en."""
    return tuple(f"{base}n" if base.endswith("e") else f"{base}en" for base in bases)


def _guessed(word: str) -> tuple[str, ...]:
    """Of a verb that no list has: coacht, managede, geliket, ingelogd. What is a word of its own is left alone."""
    if not word.endswith(_VERB_ENDINGS) or not LONGEST_VERB >= len(word) >= SHORTEST_VERB:
        return ()
    if word in read_parts("nl"):
        return ()
    ending = next(ending for ending in _VERB_ENDINGS if word.endswith(ending))
    base = word.removesuffix(ending)
    marked = re.match(_MARKED, base) if "ge" in base[:-1] else None
    if marked:  # gepost is of posten, geblogd of bloggen
        base = (marked[1] or "") + base[marked.end() :]
        return _verbs(base, *((f"{base}t",) if ending == "t" else ()))
    if ending in {"den", "ten"}:  # trainden, and themaborden
        return (*_verbs(base), word[:-2])
    return _verbs(base) if ending != "d" else ()


@lru_cache(maxsize=WORDS_REMEMBERED)
def verb_stems(form: str) -> frozenset[str]:
    """Stems, without particle, of the separable verbs of which a word may be a finite form or the infinitive."""
    if len(form) > LONGEST_APART or form.startswith("ge") or _NO_VERB.search(form):
        return frozenset()
    if form in FUNCTION_WORDS and form not in STEMMED_FUNCTION_WORDS:
        return frozenset()
    words = (form, *ruled_lemmas(form), known_forms().lemma(form) or form, *VERBS.after_prefix.get(form, ()))
    return _parting_stems().intersection(map(stem, words))


def is_finite(form: str) -> bool:
    """Whether a form of a verb is no infinitive and no noun by its ending: levert, stelde, ging."""
    if form in VERBS.forms or form in _GOING or form.endswith(("de", "te")):
        return True
    return form.endswith("t") and stem(form) not in verb_stems(form)


@lru_cache(maxsize=128)
def separable(particle: str) -> Mapping[str, str]:
    """The verbs that a particle parts from, by the stems they have without it."""
    return {stem(verb): particle + verb for verb in known_forms().separable.get(particle, ())}


@lru_cache(maxsize=1)
def _parting_stems() -> frozenset[str]:
    return frozenset(map(stem, set().union(*known_forms().separable.values())))


def _small(word: str) -> tuple[str, ...]:
    """A noun made small by -je: berichtje, appjes, sms'je; of others the stemmer takes -tje off."""
    small = ("'" in word and _HUNG_FORM.match(word)) or (word.endswith(("je", "jes")) and _SMALL.match(word))
    return (small[1],) if small else ()


def _positive(word: str) -> tuple[str, ...]:
    """An adjective that is compared, as it stands before its ending; its stem is what counts."""
    compared = word.endswith(_COMPARED_ENDINGS) and _COMPARED.search(word)
    base = _DOUBLE_CONSONANT.sub(r"\1", word[: compared.start()]) if compared else ""
    known = len(base) > 2 and (base.endswith(ENDINGS) or stem(base) in _adjectives())
    return (base,) if known else ()


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    """What is left of function words, and of no other word."""
    return frozenset(_reduced(word, STEMMERS) for word in FUNCTION_WORDS - STEMMED_FUNCTION_WORDS)


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(map(stem, ADJECTIVES))


def boilerplate() -> Boilerplate:
    """What stands around its texts; no query needs it."""
    from wsm_corpus.languages.edges_nl import BOILERPLATE

    return BOILERPLATE


DUTCH = Language(
    code="nl",
    name="Dutch",
    stop_words=STOP_WORDS,
    function_words=FUNCTION_WORDS,
    coordinators=frozenset(("en", "of")),
    stem=stem,
    lemmas=lemmas,
    parting=Parting(
        particles=frozenset(PARTICLES.split()),
        follows=frozenset(CLAUSE_WORDS.split()),
        precedes=frozenset(NO_VERB_AFTER.split()),
        may_precede=frozenset(("dat", "dit", "het")),
        infinitive="te",
        before_infinitive=frozenset(("door", "om")),
        before_others=frozenset(("om", "over")),
        stems=verb_stems,
        verbs=separable,
        sure=is_finite,
    ),
    compounds=True,
    no_split=NO_SPLIT,
    boilerplate=boilerplate,
)
