from pathlib import Path

import pytest

from readers.reading import make_corpus
from wsm_corpus.errors import InvalidCorrections
from wsm_corpus.readers import matched_nothing, read_corrections
from wsm_corpus.records import (
    LanguageCorrection,
    LineCorrection,
    MetadataCorrection,
    PassageCorrection,
    ThemeCorrection,
)
from wsm_corpus.settings import Settings, read_settings

EVERY_KIND = '''
# A comment
[[language]]
document = "a"
language = "nl"
note = "all of it"

[[passage]]
document = "a"
text = """
two
[[line]]
lines"""
language = "en"

[[line]]
document = "a"
text = "Deel dit"
occurrence = 2
keep = false
category = "share_bar"

[[theme]]
document = "b"
theme = "boundaries"
action = "add"
text = "werk en privé"

[[metadata]]
document = "b"
title = ""
published = "2011-03"
genre = "blog"
'''


def settings_of(folder: Path, corrections: str) -> Settings:
    return read_settings(make_corpus(folder, {"corrections.toml": corrections}))


def test_every_kind_of_correction_is_a_record_with_its_place(tmp_path: Path) -> None:
    corrections = read_corrections(settings_of(tmp_path, EVERY_KIND))
    assert corrections.of("a") == (
        LanguageCorrection(document="a", language="nl", note="all of it"),
        PassageCorrection(document="a", text="two\n[[line]]\nlines", language="en"),
        LineCorrection(document="a", text="Deel dit", keep=False, category="share_bar", occurrence=2),
    )
    assert corrections.of("b") == (
        ThemeCorrection(document="b", theme="boundaries", action="add", text="werk en privé"),
        MetadataCorrection(document="b", values={"title": None, "published": "2011-03", "genre": "blog"}),
    )
    places = [correction.where.rpartition(":")[2] for name in "ab" for correction in corrections.of(name)]
    assert places == ["3", "8", "16", "23", "29"]
    assert [correction.sentence for name in "ab" for correction in corrections.of(name)] == [
        "Language set to nl",
        "Language of “two [[line]] lines” set to en",
        "Line “Deel dit” (no. 2) removed (share_bar)",
        "Theme boundaries added on “werk en privé”",
        "Published set to 2011-03; genre set to blog; title removed",
    ]


def test_of_two_corrections_of_the_same_thing_the_later_counts(tmp_path: Path) -> None:
    table = '[[line]]\ndocument = "a"\ntext = "x"\nkeep = {}\n'
    corrections = read_corrections(
        settings_of(tmp_path, table.format("true") * 2 + table.format('false\ncategory="legal"'))
    )
    assert corrections.of("a") == (LineCorrection(document="a", text="x", keep=False, category="legal"),)


def test_a_correction_is_the_same_wherever_it_stands_in_the_file(tmp_path: Path) -> None:
    table = '[[language]]\ndocument = "a"\nlanguage = "nl"\n'
    first = read_corrections(settings_of(tmp_path / "1", table)).of("a")
    second = read_corrections(settings_of(tmp_path / "2", "# moved\n\n" + table)).of("a")
    assert (first, repr(first)) == (second, repr(second))


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_an_empty_file_corrects_nothing(tmp_path: Path, content: str) -> None:
    assert read_corrections(settings_of(tmp_path, content)).by_document == {}


def test_a_corpus_without_the_file_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(read_settings(make_corpus(tmp_path, {}))).by_document == {}


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("[[language]\n", 1, "is not TOML: Expected"),
        (
            '[[colour]]\ndocument = "a"\n',
            1,
            "'colour' cannot be corrected. The kinds of corrections are ",
        ),
        ('\nlanguage = "nl"\n', 2, "'language' cannot be corrected"),
        ('[line]\ndocument = "a"\n', None, "'line' cannot be corrected"),
        (
            '[[language]]\ndocument = "a"\nlanguage = "nl"\nlang = "x"\n',
            4,
            "unknown key 'lang'. Known keys: ",
        ),
        ('[[language]]\nlanguage = "nl"\n', 1, "[[language]] needs the key 'document'"),
        ('[[language]]\ndocument = "a"\nlanguage = "Dutch"\n', 3, "'Dutch' is not a code of ISO 639-1"),
        ('[[language]]\ndocument = 3\nlanguage = "nl"\n', 2, "document must be a text in quotes"),
        ('[[language]]\ndocument = ""\nlanguage = "nl"\n', 2, "document is empty"),
        ('[[line]]\ndocument = "a"\ntext = "x"\nkeep = "no"\n', 4, "keep must be true or false"),
        (
            '[[line]]\ndocument = "a"\ntext = "x"\nkeep = false\n',
            1,
            "a line to be removed needs its category",
        ),
        ('[[line]]\ndocument = "a"\ntext = "x"\nkeep = false\ncategory = "ads"\n', 5, "a line to be removed needs"),
        ('[[line]]\ndocument = "a"\ntext = "x"\nkeep = true\ncategory = "legal"\n', 5, "a line that is kept has no"),
        (
            '[[line]]\ndocument = "a"\ntext = "x"\nkeep = true\noccurrence = 0\n',
            5,
            "occurrence must be a whole",
        ),
        ('[[theme]]\ndocument = "a"\ntheme = "t"\naction = "drop"\n', 4, "action must be 'add' or 'reject'"),
        (
            '[[theme]]\ndocument = "a"\ntheme = "t"\naction = "add"\n',
            1,
            "a theme is added on evidence",
        ),
        ('[[metadata]]\ndocument = "a"\n', 1, "nothing is said of the document"),
        ('[[metadata]]\ndocument = "a"\npublished = "24/3/2011"\n', 3, "published '24/3/2011' is not a"),
        ('[[metadata]]\ndocument = "a"\nurl = "ftp:x"\n', 3, "url 'ftp:x' is not a web address"),
        (
            '[[line]]\ndocument = "a"\ntext = "x"\nkeep = true\n[[line]]\ndocument = "b"\nkept = true\n',
            7,
            "unknown key",
        ),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_its_line(
    tmp_path: Path, table: str, line: int | None, message: str
) -> None:
    with pytest.raises(InvalidCorrections) as error:
        read_corrections(settings_of(tmp_path, table))
    assert error.value.line == line
    assert str(error.value).partition(": ")[2].startswith(message)


def test_corrections_of_no_document_are_reported(tmp_path: Path) -> None:
    corrections = read_corrections(settings_of(tmp_path, EVERY_KIND))
    unused = list(corrections.unused({"a"}))
    assert [(item.where.rpartition("/")[2], item.message, item.warning) for item in unused] == [
        ("corrections.toml:23", "no document is called 'b'", True),
        ("corrections.toml:29", "no document is called 'b'", True),
    ]


def test_a_correction_that_met_nothing_says_what_it_meant() -> None:
    correction = LineCorrection(document="a", text="x", keep=True, where="corrections.toml:3")
    failure = matched_nothing(correction, {"boundaries"})
    assert (failure.where, failure.id, failure.warning) == ("corrections.toml:3", "a", True)
    assert failure.message.startswith("corrects nothing in 'a': Line “x” kept. The text may have changed")


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("boundaries", "corrects nothing in 'a': Theme boundaries rejected. The text may have changed"),
        ("bounderies", "no theme or context is called 'bounderies'. `wsm themes list` shows those there are."),
    ],
)
def test_a_correction_of_a_theme_says_whether_there_is_such_a_theme(theme: str, said: str) -> None:
    correction = ThemeCorrection(document="a", theme=theme, action="reject", where="corrections.toml:3")
    assert matched_nothing(correction, {"boundaries"}).message.startswith(said)
