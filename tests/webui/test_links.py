from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, url_for

from wsm_webui.links import address


@pytest.mark.parametrize("interface", ["en", "nl"])
@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("pages.home", {}),
        ("pages.documents", {}),
        ("pages.documents", {"interface": "nl", "q": "a & b", "language": ["en", "nl"], "page": 2}),
        ("pages.documents", {"q": "één: “x” (y)/z+~*", "theme": (), "site": None, "since": ["2011"]}),
        ("pages.document", {"id": "a b/c?d#e", "at": 0, "q": ['"x y"']}),
        ("pages.document", {"id": "a", "_anchor": "hit-3 é"}),
        ("pages.document", {"id": "a", "at": 3, "_anchor": "hit-3"}),
        ("pages.document", {"id": "a", "v": "c0ffee", "_external": True}),
        ("pages.theme", {"id": "work/life"}),
        ("api.export", {"view": "concordance", "format": "csv", "q": ["x"]}),
        ("api.documents", {"q": ["x"]}),
        ("static", {"filename": "page.css"}),
    ],
)
def test_an_address_is_what_flask_gives(app: Flask, interface: str, endpoint: str, values: dict[str, Any]) -> None:
    with app.test_request_context(f"/{interface}/search?q=x"):
        app.preprocess_request()
        wanted = url_for(endpoint, **values)
        assert address(endpoint, **values) == wanted
        assert address(endpoint, **values) == wanted  # out of memory
