from pathlib import Path

from conftest import copy_bundled
from wsm_corpus import Corpus
from wsm_webui import create_app


def test_english_passages_inside_dutch_documents_are_one_click_away(tmp_path: Path) -> None:
    folder = copy_bundled(tmp_path)
    (folder / "documents/gemengd.txt").write_text(
        "Wij hebben vorig jaar met alle medewerkers nieuwe afspraken gemaakt over het gebruik van sociale media.\n"
        "Employers are afraid to use social media in the workplace, and those that do are doing so badly.\n"
        "Daarom willen we dat iedereen zich aan deze afspraken houdt, ook buiten de gewone werktijd.\n",
        encoding="utf-8",
    )
    with Corpus.open(folder) as corpus:
        corpus.index(jobs=1)
        page = create_app(corpus).test_client().get("/en/").get_data(as_text=True)
        assert "English passages inside Dutch documents" in page
        assert 'href="/en/search?language=nl&amp;passage=en"' in page
