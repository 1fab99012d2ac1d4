import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from wsm_corpus.query.luqum_parser import parse_operators


def test_queries_read_at_the_same_time_are_not_mixed_up() -> None:
    queries = [f"concept:w{number} AND (w{number + 1} OR NOT w{number + 2})" for number in range(400)]
    expected = [str(parse_operators(query)) for query in queries]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            read = [str(tree) for tree in pool.map(parse_operators, queries)]
    finally:
        sys.setswitchinterval(before)
    assert read == expected


def test_loading_it_says_nothing() -> None:
    code = "from wsm_corpus.query.luqum_parser import parse_operators; parse_operators('w0')"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
