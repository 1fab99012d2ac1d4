"""The examples of the documentation run, and its links lead somewhere."""

import doctest
import os
import re
from pathlib import Path

import pytest

from conftest import ROOT

PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])


def test_the_examples_for_python_run(own_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own_copy.parent)
    result = doctest.testfile(
        str(ROOT / "docs/python.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert result.attempted > 20
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_path_of_a_machine(page: Path) -> None:
    assert not re.search(rf"/home/\w|/Users/\w|{re.escape(os.path.expanduser('~'))}/", page.read_text("utf-8"))
