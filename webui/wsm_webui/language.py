"""The language of the interface: English or Dutch, in the URL, first guessed from the browser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale
from babel.lists import format_list
from flask import Flask, current_app, g, request, url_for
from flask_babel import Babel, get_translations

LANGUAGES = {"en": "English", "nl": "Nederlands"}
"""Interface languages, each by its own name."""


def install(app: Flask) -> None:
    """Give the application its translations and let the first part of a page's URL choose among them."""
    Babel(app, locale_selector=interface_language, default_translation_directories="translations")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, number: _translations().ungettext(one, many, number),
        newstyle=True,
    )

    @app.url_value_preprocessor
    def take(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        asked = request.path.split("/", 2)[1]  # an address that leads nowhere still has a language
        asked = "en" if asked == "api" else asked  # programs are answered in one language
        g.interface_language = (values or {}).pop("interface", None) or (
            asked if asked in LANGUAGES else preferred_language()
        )

    @app.url_defaults
    def put(endpoint: str, values: dict[str, Any]) -> None:
        if current_app.url_map.is_endpoint_expecting(endpoint, "interface"):
            values.setdefault("interface", interface_language())


def _translations() -> Any:
    """The translations of the page being made: looked for once, and not for each of its two hundred texts."""
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations


def interface_language() -> str:
    """The language of the page being made."""
    chosen: str = g.get("interface_language") or "en"
    return chosen


def preferred_language() -> str:
    """The language the browser asks for, among those there are."""
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def same_page_in(language: str) -> str:
    """The URL of the page being shown, in another interface language."""
    if request.endpoint is None or not current_app.url_map.is_endpoint_expecting(request.endpoint, "interface"):
        return url_for("pages.home", interface=language)
    values = {**(request.view_args or {}), **request.args.to_dict(flat=False), "interface": language}
    return url_for(request.endpoint, **values)


def language_name(code: str) -> str:
    """What a language is called in the language of the page: "Dutch", "Nederlands"."""
    names = Locale.parse(interface_language()).languages
    return names.get(code) or code


def language_names(codes: Sequence[str]) -> str:
    """What languages are called, in a sentence: "English and Dutch"."""
    return format_list([language_name(code) for code in codes], locale=interface_language())


def language_attribute(code: str) -> str:
    """What stands in a `lang` attribute for a passage of that language; unknown is said as such, as BCP 47 does."""
    return code or "und"
