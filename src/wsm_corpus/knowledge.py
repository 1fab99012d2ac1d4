"""What queries are read with: the vocabulary, and a user's own dictionaries, while their files are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsm_corpus.errors import InvalidSettings
from wsm_corpus.query import Dictionary, read_dictionary
from wsm_corpus.record import record
from wsm_corpus.records import Failure, Notice
from wsm_corpus.vocabulary.watched import WatchedVocabulary

if TYPE_CHECKING:
    from wsm_corpus.settings import Settings
    from wsm_corpus.vocabulary import Vocabulary

_VOCABULARY = Notice(
    kind="unusable_vocabulary",
    text="The vocabulary's file cannot be used: the one of before is. `wsm themes check` says what is wrong with it.",
)


@record
class Knowledge:
    """What can be used of it now."""

    vocabulary: Vocabulary
    dictionaries: tuple[Dictionary, ...] = ()
    notices: tuple[Notice, ...] = ()  # what cannot be used, for who reads the results

    @property
    def version(self) -> tuple[object, ...]:
        """Equal to another one as long as every query is read the same way, and the same is said of it."""
        return (self.vocabulary.version, self.dictionaries, self.notices)


class WatchedKnowledge:
    """The knowledge of a corpus, read anew when a file of it has changed. May be used by many threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._vocabulary = WatchedVocabulary(settings.vocabulary_file, settings.index_folder)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary as its file has it.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS.
        """
        return self._vocabulary.read()

    def in_use(self) -> Knowledge:
        """What to read queries with: the last vocabulary that could be read, and the dictionaries that can be.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS, and none could be read before.
        """
        vocabulary, usable = self._vocabulary.in_use()
        dictionaries, unusable = _read_dictionaries(self._settings)
        notices = () if usable else (_VOCABULARY,)
        return Knowledge(
            vocabulary=vocabulary,
            dictionaries=tuple(dictionaries),
            notices=(*notices, *(_notice(name) for name in unusable)),
        )


def unusable_dictionaries(settings: Settings) -> tuple[Failure, ...]:
    """The dictionaries that corpus.toml names and that cannot be read: searches go on without them."""
    return tuple(
        Failure(
            where=error.where,
            message=f"{error.message}; searches go on without this dictionary. {error.advice}",
            warning=True,
        )
        for error in _read_dictionaries(settings)[1].values()
    )


def _read_dictionaries(settings: Settings) -> tuple[list[Dictionary], dict[str, InvalidSettings]]:
    usable: list[Dictionary] = []
    unusable: dict[str, InvalidSettings] = {}
    for name in settings.dictionaries:
        try:
            usable.append(read_dictionary(settings.folder / name))
        except InvalidSettings as error:
            unusable[name] = error
    return usable, unusable


def _notice(name: str) -> Notice:
    return Notice(
        kind="unusable_dictionary",
        text=f"The dictionary {name} cannot be used: this is found without it. `wsm doctor` says what is wrong.",
        subject=name,
    )
