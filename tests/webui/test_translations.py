from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

WEBUI = Path(__file__).parent.parent.parent / "webui"
DUTCH = WEBUI / "wsm_webui" / "translations" / "nl" / "LC_MESSAGES"


def dutch() -> Catalog:
    with (DUTCH / "messages.po").open("rb") as file:
        return read_po(file, locale="nl")


def key(message_id: object) -> str:
    return message_id[0] if isinstance(message_id, (tuple, list)) else str(message_id)


def strings(given: object) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, (tuple, list)) else (str(given),)


def test_every_word_of_the_pages_is_in_the_dutch_catalogue(tmp_path: Path) -> None:
    template = tmp_path / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", "-k", "_l", "-o"]
    subprocess.run([*command, str(template), "."], cwd=WEBUI, check=True)
    with template.open("rb") as file:
        used = {key(message.id) for message in read_po(file) if message.id}
    known = {key(message.id) for message in dutch() if message.id}
    assert used - known == set()
    assert known - used == set()


def test_every_message_has_its_dutch() -> None:
    for message in dutch():
        if message.id:
            given = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(given), message.id
            assert not message.fuzzy, message.id
            assert list(message.check()) == [], message.id


def test_the_compiled_catalogue_is_that_of_the_words() -> None:
    with (DUTCH / "messages.mo").open("rb") as file:
        compiled = {key(message.id): strings(message.string) for message in read_mo(file) if message.id}
    assert compiled == {key(message.id): strings(message.string) for message in dutch() if message.id}
