"""The search page: a Flask application over one corpus.

from wsm_corpus import Corpus
from wsm_webui import create_app

create_app(Corpus.open("corpus")).run()
"""

from __future__ import annotations

from wsm_webui.app import create_app

__all__ = ["create_app"]
