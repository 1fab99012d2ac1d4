from __future__ import annotations

import pytest

from wsm_corpus import Corpus


@pytest.fixture
def corpus(bundled: Corpus) -> str:
    return str(bundled.settings.folder)
