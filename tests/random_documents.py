"""Documents of a few words each in two languages, so that random queries meet many of them."""

from __future__ import annotations

import random

from engine_documents import make_document
from wsm_corpus.records import Document

ENGLISH = (
    "work works working worker employee employees policy policies burn-out burnout burn out private privacy friend "
    "friends boss on the of media social life balance work-life network networks email e-mail after account"
).split()
DUTCH = (
    "werk werken werkgever werkgevers beleid socialemediabeleid sociale media privé prive leven de het van op "
    "vrienden collega's collega netwerk netwerken burn-out burnout e-mail account werkdruk mediabeleid thuiswerken"
).split()


def some_document(number: int) -> Document:
    """The document of a number, always the same."""
    dice = random.Random(number)
    code = dice.choice(("en", "nl"))
    paragraphs = []
    for _ in range(dice.randint(1, 5)):
        language = code if dice.random() < 0.8 else dice.choice(("en", "nl", "fr"))
        words = DUTCH if language == "nl" else ENGLISH
        paragraphs.append((language, " ".join(dice.choices(words, k=dice.randint(3, 40))) + "."))
    themes = [(f"theme-{dice.randrange(18)}", paragraphs[0][1].split()[0]) for _ in range(dice.randint(0, 2))]
    return make_document(
        f"doc{number:04}",
        *paragraphs,
        language=code,
        title=" ".join(dice.choices(DUTCH if code == "nl" else ENGLISH, k=4)),
        site=f"site{dice.randrange(4)}.example",
        themes=dict(themes).items(),
        published=f"{dice.randint(2005, 2024)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}",
    )
