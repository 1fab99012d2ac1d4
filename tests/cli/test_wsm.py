"""What holds for every command: help, documentation, exit codes, quick help, a pipe that is closed."""

import ast
import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from wsm_corpus.cli import COMMANDS, EXTENSIONS, wsm

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "rdflib", "nltk", "trafilatura", "whoosh", "luqum", "langdetect", "flask", "rich", "simplemma"}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command that can be run, with its full name; groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EVERY = dict(commands(wsm))
OURS = {name: command for name, command in EVERY.items() if name.split()[0] in COMMANDS}


def run(*arguments: str, cwd: Path | None = None, **extra: object) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "WSM_CORPUS"}
    return subprocess.run(
        [sys.executable, "-m", "wsm_corpus", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", *EVERY])
def test_every_command_has_help_with_examples_a_line_each(name: str) -> None:
    result = CliRunner().invoke(wsm, [*name.split(), "--help"])
    assert result.exit_code == 0
    _, _, examples = result.stdout.partition("\n  Examples:\n")
    assert examples.startswith(f"    wsm {name.partition(' ')[0]}")


@pytest.mark.parametrize("name", EVERY)
def test_every_command_is_documented(name: str) -> None:
    assert f"### `wsm {name}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OURS)
def test_every_option_is_documented(name: str) -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = text.partition(f"### `wsm {name}")[2].partition("\n### ")[0]
    if "filters" in section:
        section += text.partition("## Filters")[2].partition("\n## ")[0]
    options = [name for param in OURS[name].params if isinstance(param, click.Option) for name in param.opts[-1:]]
    assert [
        option for option in options if option not in {"--json", "--corpus"} and f"`{option}" not in section
    ] == []


@pytest.mark.parametrize("name", OURS)
def test_every_verb_has_json(name: str) -> None:
    command = OURS[name]
    assert isinstance(command, click.Group) or "--json" in [opt for param in command.params for opt in param.opts]


def test_the_help_names_every_command_and_imports_none_of_what_they_need() -> None:
    code = (
        "import sys; from wsm_corpus.cli import wsm\n"
        "try: wsm.main(['--help'])\n"
        "finally: print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    help_text, _, modules = result.stdout.rstrip().rpartition("\n")
    assert [name for name in (*COMMANDS, *EXTENSIONS) if f"  {name} " not in help_text] == []
    assert HEAVY & set(ast.literal_eval(modules)) == set()
    assert result.returncode == 0


@pytest.mark.parametrize(("name", "seldom"), [("search", True), ("index", True), ("serve", False)])
def test_only_a_command_that_works_for_days_looks_for_cycles_often(name: str, seldom: bool) -> None:
    code = (
        "import gc, sys; usual = gc.get_threshold(); from wsm_corpus.cli import main\n"
        f"sys.argv = ['wsm', {name!r}, '--help']\n"
        "try: main()\n"
        "finally: print(gc.get_threshold() > usual, gc.get_threshold() == usual)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout.splitlines()[-1] == f"{seldom} {not seldom}"


def test_the_version_is_the_package_s() -> None:
    from wsm_corpus import __version__

    assert run("--version").stdout.split()[-1] == __version__


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["search", "--limit", "many"], 2, "Invalid value for '--limit'"),
        (["search", "x", "--sort", "colour"], 2, "Invalid value for '--sort'"),
        (["kwic"], 2, "Missing argument 'QUERY'"),
        (["search", "x"], 5, "Error: no corpus here. Name its folder, change to it, or make one with `wsm init"),
        (["index", "nowhere"], 5, "Error: nowhere: there is no corpus.toml"),
        (["doctor", "nowhere"], 5, ""),
        (["show", "x", "-C", "nowhere"], 5, "Error: nowhere: there is no corpus.toml"),
    ],
)
def test_a_wrong_command_line_says_why_and_has_its_code(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert (result.returncode, said in result.stderr) == (code, True), result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_a_shell(shell: str) -> None:
    result = CliRunner().invoke(wsm, ["completion", shell])
    assert (result.exit_code, "_WSM_COMPLETE" in result.stdout) == (0, True)
    assert "wsm" in json.loads(CliRunner().invoke(wsm, ["completion", shell, "--json"]).stdout)["script"]


def test_a_shell_completes_commands() -> None:
    environment = {**os.environ, "_WSM_COMPLETE": "bash_complete", "COMP_WORDS": "wsm s", "COMP_CWORD": "1"}
    result = subprocess.run(
        [sys.executable, "-m", "wsm_corpus"], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert {line.partition(",")[2] for line in result.stdout.split()} >= {"search", "show", "stats", "serve"}


def test_a_pipe_that_is_closed_ends_the_command_quietly(tmp_path: Path) -> None:
    command = f"{sys.executable} -m wsm_corpus themes export -C {ROOT / 'corpus'} | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert (result.returncode, result.stderr, len(result.stdout)) == (0, "", 10)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_runs_where_its_output_was_closed(closed: str) -> None:
    command = f"{sys.executable} -m wsm_corpus themes list -C {ROOT / 'corpus'} {closed}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert (result.returncode, "Traceback" in result.stderr) == (0, False)


@pytest.mark.parametrize("typed", [["serch"], ["stats", "colocates"], ["themes", "shwo"]])
def test_a_command_that_was_nearly_typed_is_offered(typed: list[str]) -> None:
    result = CliRunner().invoke(wsm, typed)
    assert (result.exit_code, "Did you mean" in str(result.stderr)) == (2, True)
    assert "Did you mean" not in CliRunner().invoke(wsm, [*typed[:-1], "xyzzy"]).stderr


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_is_spared_colours_where_it_asks_for_that(name: str, value: str) -> None:
    typed = ["themes", "list", "-C", str(ROOT / "corpus")]
    assert "\x1b[" in CliRunner().invoke(wsm, typed, color=True, env={"TERM": "xterm", "NO_COLOR": ""}).stdout
    assert "\x1b[" not in CliRunner().invoke(wsm, typed, color=True, env={name: value}).stdout


def test_a_file_named_as_a_corpus_is_called_one(tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.touch()
    result = CliRunner().invoke(wsm, ["index", str(file)])
    assert (result.exit_code, "is a file, and a corpus is a folder" in result.stderr) == (5, True)
    assert "wsm init" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_said_in_one_line_with_what_to_do() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "wsm_corpus", "themes", "export", "-C", str(ROOT / "corpus")]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
    said = "Error: No space left on device. Make room on the disk and run the command again.\n"
    assert (result.returncode, result.stderr) == (1, said)


@pytest.mark.parametrize("command", [["search", "work"], ["doctor"], ["index"], ["show", "x"]])
def test_an_index_that_cannot_be_read_is_not_taken_for_none(own_copy: Path, command: list[str]) -> None:
    index = own_copy / ".wsm"
    index.write_text("a file in the place of the folder")
    result = run(*command, cwd=own_copy)
    told = f"{Path('.wsm')}: the index cannot be read: Not a directory. Mend it, or move it away and run `wsm index`"
    assert (result.returncode, told in result.stdout + result.stderr) == (3, True), result
    assert index.read_text() == "a file in the place of the folder"


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_command_says_so_with_its_code(tmp_path: Path) -> None:
    # A pipe in the place of the vocabulary: once the command has read what is in it, it waits for more.
    (tmp_path / "corpus.toml").write_text('vocabulary = "pipe"\n')
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDWR)  # reading as well, so that opening does not wait for the command
    os.write(pipe, b"@prefix")
    command = [sys.executable, "-m", "wsm_corpus", "themes", "list", "-C", str(tmp_path)]
    # A shell starts what runs in the background with interrupts ignored, and that is handed down.
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_hear_interrupts) as process:
        while process.poll() is None and fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)) != bytes(4):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    os.close(pipe)
    assert (process.returncode, said.strip()) == (130, "Interrupted.")
