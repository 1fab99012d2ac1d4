"""The `wsm` command that gives what a page shows."""

from __future__ import annotations

import shlex

from wsm_webui.corpora import corpus
from wsm_webui.languages_counted import SHOWN, compared_languages, counted_languages
from wsm_webui.state import FILTERS, State

VERBS = {
    "documents": ("search",),
    "concordance": ("kwic",),
    "frequencies": ("stats", "freq"),
    "compare": ("stats", "keyness"),
    "collocates": ("stats", "collocates"),
    "words": ("stats", "words"),
}
OPTIONS = {"passage": "--passage-language"}


def command_of(view: str, state: State) -> str:
    """What to type into a shell to get what a view shows."""
    by_concepts = _by_concepts(view, state)
    words = ["wsm", *(("stats", "concepts") if by_concepts else VERBS[view])]
    unasked = not state.q and view in {"documents", "words"}  # of all documents; the others must be asked something
    words += [] if state.q.startswith("-") or by_concepts or unasked else [state.q]
    for field in FILTERS:
        option = OPTIONS.get(field, f"--{field}")
        for value in getattr(state, field):
            words += [option, value]
        for one in state.exclude:
            name, _, value = one.partition(":")
            if name == field:
                words.append(f"{option}=-{value}")
    for on, extra in (
        (state.since, ["--from", state.since]),
        (state.until, ["--to", state.until]),
        (state.any, ["--any"]),
        (state.exact, ["--exact"]),
        (not state.expand, ["--no-expand"]),
        (view == "documents" and state.sort != State().sort, ["--sort", state.sort]),
    ):
        words += extra if on else []
    for one in state.without:
        words += ["--without", one]
    words += [*_of_view(view, state), "--corpus", _folder()]
    return shlex.join([*words, "--", state.q] if state.q.startswith("-") and not by_concepts else words)


def _by_concepts(view: str, state: State) -> bool:
    return view == "compare" and state.unit == "concepts"


def _page(page: int, size: int, usual: int) -> list[str]:
    """Which of the results the page shows, where it is not the first page of the usual size."""
    limit = ["--limit", str(size)] if size != usual else []
    return [*limit, "--offset", str((page - 1) * size)] if page > 1 else limit


def _of_view(view: str, state: State) -> list[str]:
    if view == "documents":
        return _page(state.page, state.size, 10)
    if view == "concordance":
        seed = ["--seed", str(state.seed)] if state.order == "random" else []
        page = _page(state.page, state.lines, 50)
        return ["--width", str(state.width), "--sort", state.order, *seed, *page]
    if view == "frequencies":
        return ["--by", state.by, *(["--pool"] if state.pool else [])]
    if view in {"compare", "collocates", "words"}:
        languages = (compared_languages(state) or ()) if _by_concepts(view, state) else counted_languages(state)
        counted = [word for language in languages for word in ("--in-language", language)]
        if _by_concepts(view, state):
            return [*counted, *(["--theme-of", state.theme[0]] if len(state.theme) == 1 else [])]
        counted += [] if state.function_words else ["--no-function-words"]
        if view == "words":
            which = ["--pattern", state.pattern] if state.pattern else []
            which += ["--sort", state.listing] if state.listing != State().listing else []
            return [*counted, *which, *_page(state.page, SHOWN, 30)]
        least = [*counted, "--minimum", str(state.least), "--limit", str(SHOWN)]
        if view == "compare":
            return [*least, *(["--against", state.against] if state.against else [])]
        return [*least, "--window", str(state.window), "--sort", state.measure]
    return []


def command_of_document(id: str) -> str:
    """What to type into a shell to get the whole document."""
    return shlex.join(["wsm", "show", id, "--corpus", _folder()])


def _folder() -> str:
    """The corpus folder by its name only: where it lies on the server is nobody's business."""
    return str(corpus().settings.folder.resolve().name)
