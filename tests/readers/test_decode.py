import codecs

import pytest

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.decode import decode


@pytest.mark.parametrize(
    ("data", "text", "windows"),
    [
        (b"", "", False),
        ("privé".encode(), "privé", False),
        (codecs.BOM_UTF8 + "privé".encode(), "privé", False),
        ("privé".encode("utf-16"), "privé", False),
        (codecs.BOM_UTF16_BE + "privé".encode("utf-16-be"), "privé", False),
        ("privé".encode("utf-32"), "privé", False),
        ("privé – “balans”".encode("cp1252"), "privé – “balans”", True),
    ],
)
def test_bytes_are_read_by_what_they_are(data: bytes, text: str, windows: bool) -> None:
    assert decode(data) == (text, windows)


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"one\ntwo \x81\n", "byte 0x81 at offset 8 is not UTF-8", 2),
        ("privé\n".encode() + b"caf\xe9", "byte 0xe9 at offset 10 is not UTF-8", 2),
        ("één\ntwéé".encode()[:-1], "byte 0xc3 at offset 10 is not UTF-8", 2),
        (b"a\nb\x00c", "holds NUL bytes", 2),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "is not UTF-16", 1),
    ],
)
def test_bytes_that_are_not_text_are_refused_with_their_line(data: bytes, message: str, line: int) -> None:
    with pytest.raises(UnreadableDocument, match=message) as error:
        decode(data)
    assert error.value.line == line


def test_where_a_file_is_known_to_be_utf8_nothing_else_is_tried() -> None:
    with pytest.raises(UnreadableDocument, match="0xe9"):
        decode(b"caf\xe9", is_utf8=True)
