"""Pages as a test reads them."""

from __future__ import annotations

from flask.testing import FlaskClient


def text_of(client: FlaskClient, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.text


def main_of(page: str) -> str:
    return page.split("<main")[1].split("</main>")[0]
