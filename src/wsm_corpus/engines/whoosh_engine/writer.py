"""Who writes an index: a file beside it says so for as long as that takes, and after one that was killed."""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

from wsm_corpus.engines import Writer


def writer_file(folder: Path) -> Path:
    """Where it is said who writes."""
    return folder / "writer.json"


def write_writer(folder: Path) -> None:
    """Say that this process writes."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    writer_file(folder).write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}))


def read_writer(folder: Path) -> Writer | None:
    """Who writes, or did when it was killed; None where nobody has said so."""
    try:
        about = json.loads(writer_file(folder).read_text())
        pid, host, since = int(about["pid"]), str(about["host"]), str(about["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Writer(pid=pid, host=host, since=since, running=_runs(pid) if host == socket.gethostname() else None)


def _runs(pid: int) -> bool | None:
    """Whether a process of this machine is there; None where it cannot be asked without harm."""
    if sys.platform == "win32":  # there signal 0 is Control-C
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
