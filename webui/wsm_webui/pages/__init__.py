"""The pages, in English under /en/ and in Dutch under /nl/."""

from __future__ import annotations

from flask import Blueprint

from wsm_webui.language import LANGUAGES

blueprint = Blueprint("pages", __name__, url_prefix=f"/<any({', '.join(LANGUAGES)}):interface>")

# Each module registers its pages on the blueprint above.
from wsm_webui.pages import about, builder, concordance, counted, documents, guide, home, reader, taking, themes  # noqa: E402

__all__ = [
    "about",
    "blueprint",
    "builder",
    "concordance",
    "counted",
    "documents",
    "guide",
    "home",
    "reader",
    "taking",
    "themes",
]
