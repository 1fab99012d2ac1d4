"""What all of them give."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
"""What `json.dumps` takes."""
