"""What was read, kept within a number of bytes: the newest used stays."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar

SMALL = 200
"""Bytes counted for remembering that something is not there."""


class Sized(Protocol):
    """Something that knows about how much memory it holds."""

    @property
    def nbytes(self) -> int:
        """About how much."""


Value = TypeVar("Value", bound=Sized)


class ByteCache(Generic[Value]):
    """A cache for many threads; two that ask for the same at once may both read it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._values: OrderedDict[Hashable, Value | None] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def full(self) -> float:
        """The share of its bytes that is taken."""
        return self._held / self._most

    def held(self, key: Hashable) -> Value | None:
        """The value of a key, where it is held; which is a use of it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get(self, key: Hashable, read: Callable[[], Value | None]) -> Value | None:
        """The value of a key, read where it is not held."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = read()
        with self._lock:
            if key not in self._values:
                self._add(key, value)
        return value

    def put(self, key: Hashable, value: Value) -> None:
        """Hold a value in place of what is held for its key."""
        with self._lock:
            if key in self._values:
                old = self._values.pop(key)
                self._held -= old.nbytes if old is not None else SMALL
            self._add(key, value)

    def _add(self, key: Hashable, value: Value | None) -> None:
        self._values[key] = value
        self._held += value.nbytes if value is not None else SMALL
        while self._held > self._most and len(self._values) > 1:
            _, old = self._values.popitem(last=False)
            self._held -= old.nbytes if old is not None else SMALL
