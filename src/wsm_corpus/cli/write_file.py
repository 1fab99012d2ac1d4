"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def is_taken(file: Path) -> bool:
    """Whether writing would overwrite something; a pipe, or what stands for the screen, holds nothing."""
    return file.is_file() or (file.is_symlink() and not file.exists())


def write_whole(file: Path, data: bytes) -> None:
    """Write a file, or, where there is no room for all of it, leave what was there as it was.

    Raises:
        OSError: it cannot be written; the error names it.
    """
    if file.exists() and not file.is_file():
        sys.stdout.flush()  # it may be the same
        file.write_bytes(data)
        return
    whole = file.resolve()  # what a link leads to, and not the link
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if whole.exists():
            shutil.copymode(whole, part)
        part.replace(whole)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        part.unlink(missing_ok=True)
