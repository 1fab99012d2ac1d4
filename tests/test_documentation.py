"""The examples of the documentation run, and its links lead somewhere."""

import doctest
import os
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from click.testing import CliRunner

from conftest import ROOT
from wsm_corpus import Corpus
from wsm_corpus.cli import wsm
from wsm_corpus.records import Notice

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


@pytest.mark.parametrize("view", ["documents", "concordance", "frequencies", "words", "collocates", "keyness"])
def test_the_columns_of_an_export_are_those_that_are_told(bundled: Corpus, view: str) -> None:
    told = re.search(rf"^\| {view} \| (.*) \|$", (ROOT / "docs/cli.md").read_text("utf-8"), re.MULTILINE)
    assert told is not None
    typed = ["export", "media", "--view", view, "--limit", "1", "-C", str(bundled.settings.folder)]
    header = CliRunner().invoke(wsm, typed).stdout.removeprefix("\ufeff").split("\n")[0].strip()
    assert header.split(",query,")[0].split(",") == told[1].split()


def test_every_kind_of_notice_is_told() -> None:
    told = (ROOT / "docs/json.md").read_text("utf-8")
    kinds = get_args(get_type_hints(Notice)["kind"])
    assert [kind for kind in kinds if f"`{kind}`" not in told] == []
