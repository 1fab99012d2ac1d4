"""A corpus of any size from a seed: `python benchmarks/make_corpus.py --documents 10000 FOLDER`.

Half English, half Dutch, 600 words a document on average. Words follow Zipf's law: first those of the bundled
documents in the order of their frequency there, then made-up ones out of syllables. A third of the sentences are
real ones of the bundled documents, so that phrases, themes and inflections occur as they do in writing. One
document in eight has a passage in the other language. The same seed gives the same corpus, byte for byte, and a
larger corpus begins with a smaller one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

BUNDLED = Path(__file__).parents[1] / "corpus" / "documents"
DUTCH = re.compile(r"\b(?:de|het|een|van|niet|voor|zijn|werk)\b")
VOCABULARY = 200_000
WORDS = 600
THEMES = tuple(f"theme-{number}" for number in range(18))
CONTEXTS = tuple(f"context-{number}" for number in range(12))
SYLLABLES = {
    "en": "ing er tion men al com re pro con in ter ap ple ness ship work fo ca li mo na per sta tri ver".split(),
    "nl": "ge be ver lijk heid ing en aan op de ren sla den werk ma te vo er ij uit oor schap ne kla sti".split(),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A document as generated."""

    id: str
    title: str
    language: str
    paragraphs: tuple[tuple[str, str], ...]  # (language, text)
    site: str
    author: str
    published: str
    themes: tuple[str, ...]
    contexts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(text for _, text in self.paragraphs)


class _Language:
    """Words and sentences to draw from."""

    def __init__(self, code: str, seed: int) -> None:
        texts = [file.read_text(encoding="utf-8") for file in sorted(BUNDLED.glob("*.txt"))]
        mine = [text for text in texts if (len(DUTCH.findall(text)) > len(text) / 200) == (code == "nl")]
        lines = [line.strip() for text in mine for line in text.splitlines()]
        self.sentences = sorted(
            {s for line in lines for s in re.split(r"(?<=[.!?])\s+", line) if 8 <= len(s.split()) <= 40}
        )
        counts = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+", line))
        real = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        dice = random.Random(f"{seed} words {code}")
        made = {"".join(dice.choices(SYLLABLES[code], k=dice.randint(2, 5))): None for _ in range(VOCABULARY)}
        self.words = [*real, *(word for word in made if word not in counts)]
        # Zipf and Mandelbrot; the exponent gives the 45,000 different words that a million running words have.
        self.weights = list(accumulate((rank + 2.7) ** -1.2 for rank in range(len(self.words))))

    def word(self, dice: random.Random) -> str:
        return self.words[bisect(self.weights, dice.random() * self.weights[-1])]

    def sentence(self, dice: random.Random) -> str:
        if dice.random() < 1 / 3:
            return dice.choice(self.sentences)
        words = [self.word(dice) for _ in range(dice.randint(6, 28))]
        return " ".join(words).capitalize() + dice.choice("....?!")


def generate(documents: int, seed: int = 1, start: int = 0) -> Iterator[Text]:
    """So many documents, from number `start` on."""
    languages = {code: _Language(code, seed) for code in ("en", "nl")}
    for number in range(start, start + documents):
        dice = random.Random(f"{seed} document {number}")
        code = dice.choice(("en", "nl"))
        other = "nl" if code == "en" else "en"
        paragraphs = [
            (code, text) for text in _paragraphs(languages[code], dice, max(60, int(dice.gauss(WORDS, 180))))
        ]
        if dice.random() < 1 / 8:
            paragraphs.insert(dice.randrange(len(paragraphs) + 1), (other, languages[other].sentence(dice)))
        site = int(dice.paretovariate(0.9)) % 400
        yield Text(
            id=f"doc-{number:07}",
            title=" ".join(languages[code].word(dice) for _ in range(dice.randint(3, 9))).capitalize(),
            language=code,
            paragraphs=tuple(paragraphs),
            site=f"site{site}.example",
            author=f"Author {int(dice.paretovariate(0.7)) % 3000}",
            published=f"{dice.randint(2005, 2024)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            themes=tuple(dict.fromkeys(dice.choice(THEMES) for _ in range(dice.randint(0, 4)))),
            contexts=tuple(dict.fromkeys(dice.choice(CONTEXTS) for _ in range(dice.randint(0, 2)))),
        )


def _paragraphs(language: _Language, dice: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        sentences = [language.sentence(dice) for _ in range(dice.randint(2, 6))]
        words -= sum(sentence.count(" ") + 1 for sentence in sentences)
        yield " ".join(sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the corpus folder to make")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    (given.folder / "documents").mkdir(parents=True, exist_ok=True)
    (given.folder / "corpus.toml").write_text('name = "generated"\nlanguages = ["en", "nl"]\n')
    (given.folder / "themes.ttl").write_bytes((BUNDLED.parent / "themes.ttl").read_bytes())
    with (given.folder / "documents" / "generated.jsonl").open("w", encoding="utf-8") as out:
        for text in generate(given.documents, given.seed):
            row = {name: getattr(text, name) for name in ("id", "title", "site", "author", "published", "text")}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
