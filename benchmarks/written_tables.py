"""Tables that a benchmark writes at the top of a page of docs/benchmarks; what is said below them stays."""

from __future__ import annotations

from pathlib import Path

END = "<!-- end of tables -->"


def replace_tables(file: Path, tables: str) -> None:
    """Write tables between the title of a page and the mark that ends them, which is set where there is none."""
    title, _, rest = file.read_text(encoding="utf-8").partition("\n")
    _, mark, said = rest.partition(f"\n{END}\n")
    tables = tables.strip("\n")  # and not the blanks of a command at its head
    file.write_text(f"{title}\n\n{tables}\n\n{END}\n{said if mark else rest}", encoding="utf-8")
