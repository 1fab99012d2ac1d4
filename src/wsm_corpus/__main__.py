"""`python -m wsm_corpus` is `wsm`."""

from wsm_corpus.cli import main

if __name__ == "__main__":
    main()
