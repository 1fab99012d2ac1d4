"""Whether there is memory for as many workers as `wsm index` starts."""

from __future__ import annotations

from pathlib import Path

from wsm_corpus.indexing.run import WORTH_WORKERS

# Bytes at their highest, of 100,000 documents of 600 words (docs/benchmarks/indexing.md).
FIRST_PROCESS = 210_000_000
WORKER = 340_000_000

MEMORY = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")


def free_memory(memory: Path = MEMORY, group: Path = GROUP) -> int | None:
    """Bytes that processes may still take, of the machine and of the container they are in; None where unknown."""
    found = []
    try:
        lines = dict(line.split(":", 1) for line in memory.read_text().splitlines())
        found.append(1024 * int(lines["MemAvailable"].split()[0]))
        most = (group / "memory.max").read_text().strip()
        if most != "max":
            found.append(max(int(most) - int((group / "memory.current").read_text()), 0))
    except (OSError, ValueError, KeyError, IndexError):
        pass  # another system, or one that does not tell
    return min(found, default=None)


def advise_jobs(free: int | None, documents: int, cores: int, folder: Path) -> str:
    """What to do where so many workers, for so many documents, may take more memory than there is; else nothing."""
    if free is None or documents < WORTH_WORKERS or cores < 2 or free >= FIRST_PROCESS + cores * WORKER:
        return ""
    jobs = max(1, min(cores, (free - FIRST_PROCESS) // WORKER))
    needed = (FIRST_PROCESS + cores * WORKER) // 1_000_000
    return (
        f"Indexing with {cores} workers may take {needed} MB of memory, and {free // 1_000_000} MB are free. "
        f"Run `wsm index {folder} --jobs {jobs}`."
    )
