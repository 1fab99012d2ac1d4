"""The times of subtitles go, and their words stay."""

import pytest

from wsm_corpus.steps.strip_boilerplate import strip_boilerplate
from wsm_corpus.steps.strip_boilerplate.subtitles import find_subtitles

SUBRIP = """\
1
00:00:00,500 --> 00:00:03,100
Welkom terug bij het programma over werk.

2
00:00:03,100 --> 00:00:06,900
Privacy

3
00:00:06,900 --> 00:00:10,200
Mag je baas je 's avonds appen?
- Nee."""

WEBVTT = """\
WEBVTT
Kind: captions
Language: en

00:01.000 --> 00:04.200 align:start position:0%
Welcome back.

00:04.200 --> 00:08.900
Subscribe

00:08.900 --> 00:12.000
That is what the little red dot says."""

TRANSCRIPT = """\
0:00
hello everyone and welcome
0:03
to this talk about the red dot
0:06
[Laughter]
0:10
that never goes away
59:59
whatever we do
1:00:02
thank you"""


def words(text: str) -> tuple[list[str], list[str]]:
    texts = [line.strip() for line in text.split("\n") if line.strip()]
    found = dict(find_subtitles(texts))
    return [texts[at] for at in found if found[at]], [texts[at] for at in found if not found[at]]


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        (SUBRIP, 4, 6),
        (WEBVTT, 3, 6),
        (TRANSCRIPT, 6, 6),
        (SUBRIP.replace("\n\n", "\n"), 4, 6),
    ],
)
def test_words_stay_and_times_go(text: str, kept: int, gone: int) -> None:
    stays, goes = words(text)
    assert (len(stays), len(goes)) == (kept, gone)
    assert all(any(map(str.isalpha, line)) for line in stays)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{hour}:00\nA talk about work" for hour in range(9, 17)),  # a timetable
        "\n".join(f"{minute}:00\nA talk" for minute in (5, 3, 9, 1, 2, 0)),  # not in order
        "0:00\na\n0:02\nb",
        "A line such as\n00:00:04,200 --> 00:00:08,900\nis the time of a subtitle.",
        TRANSCRIPT + "\nA line of the page around it." * 20,
    ],
)
def test_what_has_times_and_is_no_transcript_is_left_to_the_model(text: str) -> None:
    assert words(text) == ([], [])


@pytest.mark.parametrize(("text", "language"), [(SUBRIP, "nl"), (WEBVTT, "en"), (TRANSCRIPT, "en")])
def test_nothing_but_times_goes_from_the_ledger(text: str, language: str) -> None:
    lines = strip_boilerplate(text, language)
    gone = {line.verdict.rule for line in lines if not line.kept}
    assert gone == {"subtitle_time"}
    assert {line.text for line in lines if line.text and line.kept} == set(words(text)[0])
