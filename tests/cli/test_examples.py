from __future__ import annotations

import pytest
from click.testing import CliRunner

from wsm_corpus.cli import wsm


@pytest.mark.parametrize("command", [["kwic"], ["stats", "keyness"], ["serve"]])
def test_examples_stand_line_by_line_in_the_help(command: list[str]) -> None:
    help = CliRunner().invoke(wsm, [*command, "--help"]).output
    lines = help.split("Examples:\n")[1].splitlines()
    assert lines[0].strip().startswith("wsm ")
    assert lines[1].strip().startswith("wsm ")
    assert "\\b" not in help
