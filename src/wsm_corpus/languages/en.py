"""English."""

from __future__ import annotations

from wsm_corpus.languages.boilerplate_records import Boilerplate
from wsm_corpus.languages.irregular import without_apostrophe
from wsm_corpus.languages.irregular_en import ADJECTIVES, FORMS, VERBS
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.snowball import snowball_stem

FUNCTION_WORDS = frozenset(
    """
    'd 'll 'm 're 's 've a about above across after again against all almost along already also although always am
    among an and another any anybody anyone anything are aren't around as at away be became because been before
    behind being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't
    done down during each either else enough even ever every everybody everyone everything few first for from
    further get gets getting give given go goes going got had hadn't has hasn't have haven't having he he'd he'll
    he's hence her here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is
    isn't it it'll it's its itself just last least less let let's like likely made make makes many may maybe me
    might mine more most much must my myself n't near neither never no nobody none nor not nothing now of off
    often on once one only onto or other others otherwise our ours ourselves out over own per perhaps quite rather
    really said same shall she she's should shouldn't since so some somebody someone something sometimes soon
    still such than that that's the their theirs them themselves then there there's therefore these they they'd
    they'll they're they've thing things this those though through throughout thus to together too toward towards
    two under unless until up upon us use very via was wasn't way we we'd we'll we're we've well were weren't what
    what's whatever when whenever where whereas whether which while who who's whoever whole whom whose why will
    with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
    """.split()
)

STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be because been before being between both but by can could did
    do does doing don't during each for from had has have having he her here hers him his how i if in into is isn't
    it it's its itself just may me might more most must my no nor not of off on once only or other our ours out
    over own same shall she should so some such than that that's the their theirs them themselves then there these
    they this those through to too under until up us very was we were what when where which while who whom whose
    why will with without would you your yours
    """.split()
)

# Porter's second English stemmer. See docs/decisions/0005 for what it was measured against.
STEMMER = "english"


def stem(word: str) -> str:
    """The index term of a folded English word: ``policies`` -> ``polici``, ``don't`` -> ``dont``."""
    if word.endswith("n't"):
        return word[:-3] + "nt"
    return snowball_stem(word, STEMMER)


def lemmas(word: str) -> tuple[str, ...]:
    """What a folded word is an irregular form of: ``wrote`` -> ``write``, ``easier`` -> ``easy``."""
    if word in FUNCTION_WORDS:
        return ()
    return (*VERBS.infinitives(word), *FORMS.get(word, ()), *_positive(word), *without_apostrophe(word))


def _positive(word: str) -> tuple[str, ...]:
    """An adjective that is compared."""
    base = word[:-2] if word.endswith("er") else word[:-3] if word.endswith("est") else ""
    if len(base) < 3:
        return ()
    spelled = (base, f"{base}e", f"{base[:-1]}y" if base[-1] == "i" else base[:-1] if base[-1] == base[-2] else base)
    return tuple(dict.fromkeys(one for one in spelled if one in ADJECTIVES))


def boilerplate() -> Boilerplate:
    """What stands around its texts; no query needs it."""
    from wsm_corpus.languages.edges_en import BOILERPLATE

    return BOILERPLATE


ENGLISH = Language(
    code="en",
    name="English",
    stop_words=STOP_WORDS,
    function_words=FUNCTION_WORDS,
    coordinators=frozenset(("and", "or")),
    stem=stem,
    lemmas=lemmas,
    boilerplate=boilerplate,
)
