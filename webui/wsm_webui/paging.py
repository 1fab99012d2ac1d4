"""Pages of results: which page numbers to offer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where in the results a page stands; all numbers count from 1."""

    page: int
    pages: int
    first: int  # number of the first result on the page
    last: int
    offered: tuple[int | None, ...]  # page numbers to link to; None for a gap

    @property
    def beyond(self) -> bool:
        """Whether the page lies behind the last one."""
        return self.page > self.pages


def pages_of(total: int, page: int, size: int) -> Paging:
    """The pages around one page: always the first, the last, and two on either side."""
    pages = max(1, -(-total // size))
    wanted = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    offered: list[int | None] = []
    for number in wanted:
        if offered and offered[-1] is not None and number - offered[-1] > 1:
            offered.append(None)
        offered.append(number)
    first = (page - 1) * size + 1
    return Paging(page=page, pages=pages, first=first, last=min(total, page * size), offered=tuple(offered))
