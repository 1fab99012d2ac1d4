"""`wsm completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def completion(shell: str, as_json: bool) -> None:
    r"""Print what makes the shell complete commands.

    \b
    Examples:
      wsm completion bash > ~/.local/share/bash-completion/completions/wsm
      wsm completion zsh > ~/.zfunc/_wsm
      wsm completion fish > ~/.config/fish/completions/wsm.fish
    """
    import json

    from click.shell_completion import get_completion_class

    from wsm_corpus.cli import wsm

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"{shell} is not known here")
    # source_template and source_vars, since source() runs the shell to ask for its version.
    maker = found(wsm, {}, "wsm", "_WSM_COMPLETE")
    script = maker.source_template % maker.source_vars()
    click.echo(json.dumps({"shell": shell, "script": script}) if as_json else script)
