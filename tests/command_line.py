"""`wsm` run in this process."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from wsm_corpus.cli import wsm


def run(*arguments: str) -> Result:
    return CliRunner().invoke(wsm, list(arguments))


def answer(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
