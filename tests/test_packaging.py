"""What is built is whole: it works outside the checkout, with the demo corpus in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, **options: object) -> str:
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


def test_the_wheel_holds_templates_styles_vocabulary_and_the_demo_corpus(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if name.startswith("wsm_corpus/demo/")} >= {
        "wsm_corpus/demo/corpus.toml",
        "wsm_corpus/demo/corrections.toml",
        "wsm_corpus/demo/metadata.csv",
        "wsm_corpus/demo/themes.ttl",
        *(f"wsm_corpus/demo/documents/{file.name}" for file in (ROOT / "corpus/documents").iterdir()),
    }
    for ending in ("/templates/base.html", ".css", ".mo", "/py.typed"):
        assert any(name.startswith("wsm_webui/") and name.endswith(ending) for name in names), ending
    assert not [name for name in names if ".wsm" in name or "__pycache__" in name]


def test_the_wheel_works_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel)
    options = {"cwd": tmp_path, "env": {"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin"}}
    wsm = (sys.executable, "-m", "wsm_corpus")
    run(*wsm, "init", "mine", "--demo", **options)
    run(*wsm, "index", "mine", **options)
    found = run(*wsm, "search", "burnout", "--corpus", "mine", **options)
    assert "burn-out-social-media-manager" in found
    where = run(sys.executable, "-c", "import wsm_corpus; print(wsm_corpus.__file__)", **options)
    assert where.startswith(str(site))
