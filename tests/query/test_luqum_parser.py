import subprocess
import sys

from wsm_corpus.query.luqum_parser import luqum_parser


def test_the_parser_is_made_once() -> None:
    assert luqum_parser() is luqum_parser()


def test_loading_it_says_nothing() -> None:
    code = "from wsm_corpus.query.luqum_parser import luqum_parser; luqum_parser()"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
