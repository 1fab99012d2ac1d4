"""The JSON twins of the pages: the same addresses below /api, the same parameters, the same states."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api")

# Each module registers its addresses on the blueprint above.
from wsm_webui.api import export, openapi, views  # noqa: E402

__all__ = ["blueprint", "export", "openapi", "views"]
