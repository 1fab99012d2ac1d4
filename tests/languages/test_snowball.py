from concurrent.futures import ThreadPoolExecutor

import pytest

from wsm_corpus.languages.snowball import snowball_stem

WORDS = ("managing", "policies", "steady", "numbers", "relationships", "employees", "organisational", "says") * 400


@pytest.mark.parametrize("algorithm", ["english", "dutch", "german"])
def test_threads_do_not_get_one_anothers_stems(algorithm: str) -> None:
    expected = [snowball_stem(word, algorithm) for word in WORDS]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: [snowball_stem(word, algorithm) for word in WORDS], range(8)))
    assert all(each == expected for each in found)


def test_what_is_no_text_stays_as_it_is() -> None:
    assert snowball_stem("\ud800", "english") == "\ud800"
