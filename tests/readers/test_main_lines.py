from wsm_corpus.readers.main_lines import find_main_lines

PAGE = (
    "Home", "The title", "Menu", "x", "y", "z",
    "The title", "By Ann", "A first paragraph of the article, with a link.",
    "A second one, of which Share this! the extractor dropped two words and all the rest is there still.", "Home",
    "v", "w", "u", "t", "A footer of many words that nobody reads", "Home",
)  # fmt: skip
MAIN = (
    "The title\nBy Ann\nA first paragraph of the article, with a link.\n"
    "A second one, of which the extractor dropped two words and all the rest is there still.\nHome"
)


def test_long_lines_are_found_by_their_words_and_short_ones_near_them() -> None:
    assert find_main_lines(PAGE, MAIN) == {6, 7, 8, 9, 10}


def test_a_page_of_short_lines_is_found_line_by_line() -> None:
    assert find_main_lines(("a", "b c", "d"), "b c") == {1}


def test_nothing_found_is_no_line() -> None:
    assert find_main_lines(PAGE, "") == frozenset()
