"""Groups of commands that know what was meant."""

from __future__ import annotations

import difflib

import click


class Group(click.Group):
    """Offers the commands that are spelled almost like one that there is not."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a name, as click finds it."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            alike = difflib.get_close_matches(name, self.list_commands(ctx), n=3)
            if alike:
                ctx.fail(f"No such command {name!r}. Did you mean {' or '.join(alike)}?")
        return super().resolve_command(ctx, args)
