import pickle

from wsm_corpus import errors


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = errors.InvalidMetadata("no such file", subject="metadata.csv", line=7, advice="Remove the row.")
    assert str(error) == "metadata.csv:7: no such file. Remove the row."


def test_an_error_travels_between_processes_whole() -> None:
    error = errors.QueryError("an unclosed quote", subject='"a', position=0, mend='"a"')
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.position, copy.mend) == (errors.QueryError, str(error), 0, '"a"')


def test_the_drawing_of_the_tree_names_every_error() -> None:
    names = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert [name for name in names if name not in (errors.__doc__ or "")] == []
