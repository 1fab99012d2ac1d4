"""Forms that change within are found under the word they are a form of, and still under themselves."""

from __future__ import annotations

import pytest

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.irregular import read_verbs
from wsm_corpus.languages.query_words import query_groups

MEET = [
    # Dutch: strong verbs, alone, with a prefix that parts and one that stays
    ("nl", "geschreven", "schrijven"),
    ("nl", "ontslagen", "ontslaan"),
    ("nl", "verbood", "verbieden"),
    ("nl", "aangeboden", "aanbieden"),
    ("nl", "aanbevolen", "aanbevelen"),
    ("nl", "onderzocht", "onderzoeken"),
    ("nl", "vergeleken", "vergelijken"),
    # weak ones, third person and participle
    ("nl", "waarschuwt", "waarschuwen"),
    ("nl", "blokkeert", "blokkeren"),
    ("nl", "deelt", "delen"),
    ("nl", "verbiedt", "verbieden"),
    ("nl", "beledigd", "beledigen"),
    ("nl", "ontwikkeld", "ontwikkelen"),
    # adjectives compared, plurals, an ending hung on with an apostrophe and without
    ("nl", "productiever", "productief"),
    ("nl", "belangrijkste", "belangrijk"),
    ("nl", "slimmer", "slim"),
    ("nl", "zwaarder", "zwaar"),
    ("nl", "betere", "goed"),
    ("nl", "steden", "stad"),
    ("nl", "do's", "dos"),
    ("nl", "technologieen", "technologie"),
    ("nl", "professionele", "professioneel"),
    ("nl", "virtuele", "virtueel"),
    # what a word list tells: plurals, past tenses, -st and -nt
    ("nl", "kinderen", "kind"),
    ("nl", "bestuursleden", "bestuurslid"),
    ("nl", "woonde", "wonen"),
    ("nl", "verhuist", "verhuizen"),
    ("nl", "plaatst", "plaatsen"),
    ("nl", "rekent", "rekenen"),
    ("nl", "bemoeid", "bemoeien"),
    ("nl", "criminelere", "crimineel"),
    # made small
    ("nl", "lijstje", "lijst"),
    ("nl", "accountjes", "account"),
    ("nl", "fotootje", "foto"),
    ("nl", "sms'je", "sms"),
    # verbs no list has
    ("nl", "appt", "appen"),
    ("nl", "managede", "managen"),
    ("nl", "gemanaget", "managen"),
    ("nl", "liket", "liken"),
    ("nl", "swipete", "swipen"),
    ("nl", "geüpdatet", "updaten"),
    ("nl", "coacht", "coachen"),
    ("nl", "gecyberpest", "cyberpesten"),
    # adjectives in -eus, -loos and -baar, and their stems in -s
    ("nl", "serieuzer", "serieus"),
    ("nl", "eindeloze", "eindeloos"),
    ("nl", "betrouwbare", "betrouwbaar"),
    ("nl", "apps", "app"),
    ("nl", "cv's", "cv"),
    ("en", "wrote", "write"),
    ("en", "rewritten", "rewrite"),
    ("en", "women", "woman"),
    ("en", "easier", "easy"),
    ("en", "biggest", "big"),
    ("en", "nicer", "nice"),
    ("en", "crises", "crisis"),
    ("en", "do's", "dos"),
]

APART = [
    ("nl", "aandacht", "aandenken"),  # a noun, whatever it looks like
    ("nl", "tweet", "tweeen"),
    ("nl", "plant", "plannen"),
    ("nl", "reden", "rijden"),  # alone it is a reason; only beredeneerd and reed are forms
    ("nl", "werker", "werk"),
    # nothing but a function word is left of these
    ("nl", "overheid", "over"),
    ("nl", "inzending", "in"),
    ("nl", "uiten", "uit"),
    ("nl", "kans", "kan"),
    ("nl", "woorden", "worden"),
    ("nl", "vakken", "vaak"),
    # no participles, no plurals
    ("nl", "gezondheid", "zon"),
    ("nl", "gemak", "maken"),
    ("nl", "gezin", "zin"),
    ("nl", "plaats", "plat"),
    ("en", "ground", "grind"),
    ("de", "schrieb", "schreiben"),  # no table yet
]


def terms(code: str, word: str) -> set[str]:
    return {token.term for token in analyse(word, code) if token.kind == "word"}


def asked(code: str, word: str) -> set[str]:
    (group,) = query_groups(word, code)[:1]
    return {form.terms[0] for form in group.forms if form.how == "term"}


@pytest.mark.parametrize(("code", "form", "word"), MEET)
def test_a_form_and_its_word_find_each_other(code: str, form: str, word: str) -> None:
    assert terms(code, form) & asked(code, word)
    assert asked(code, form) & terms(code, word)


@pytest.mark.parametrize(("code", "form", "word"), APART)
def test_what_only_looks_like_a_form_stays_apart(code: str, form: str, word: str) -> None:
    assert not terms(code, form) & asked(code, word)


@pytest.mark.parametrize(("code", "form", "_"), MEET)
def test_a_form_stays_found_under_its_own_stem(code: str, form: str, _: str) -> None:
    assert language(code).stem(form) in terms(code, form)


@pytest.mark.parametrize("word", ["ontslagen", "productiever", "women's"])
def test_an_irregular_form_is_marked_where_it_stands(word: str) -> None:
    text = f"  {word}."
    assert {(token.start, token.end) for token in analyse(text, "nl") if token.kind == "word"} == {(2, 2 + len(word))}


def test_a_compound_with_a_hyphen_is_met_by_its_parts_and_burn_out_by_out_alone_is_not() -> None:
    found = {
        query: [form.terms for group in query_groups(query, "nl") for form in group.forms if form.how == "all"]
        for query in ("LinkedIn-uitnodigingen", "burn-out")
    }
    assert found == {"LinkedIn-uitnodigingen": [("linkedin", language("nl").stem("uitnodiging"))], "burn-out": []}


def test_a_compound_is_split_with_a_plural_hung_on() -> None:
    assert {token.term for token in analyse("privacyrisico's", "nl")} >= terms("nl", "risico")


def test_function_words_are_no_forms() -> None:
    for code in ("en", "nl"):
        known = language(code)
        assert {word: known.lemmas(word) for word in known.function_words if known.lemmas(word)} == {}


def test_a_form_marked_with_a_hyphen_counts_after_a_prefix_only() -> None:
    verbs = read_verbs("rijden reed -reden gereden\nslaan sloeg geslagen", parting="af", staying="ont", mark="ge")
    found = {
        word: verbs.infinitives(word) for word in ("reed", "reden", "afreden", "afgereden", "ontslagen", "afslagen")
    }
    assert found == {
        "reed": ("rijden",),
        "reden": (),
        "afreden": ("afrijden",),
        "afgereden": ("afrijden",),
        "ontslagen": ("ontslaan",),
        "afslagen": (),
    }
