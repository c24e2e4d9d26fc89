"""The first check of many acts, with the help of a few processes.

A helper begins with the last act while the check itself begins with the first, and keeps what
it makes where the check looks for it (see `source.kept`). So neither waits for the other, and
nothing is sent back: what is kept is not made again, and what is not kept is made by whoever
comes to it first. A helper that does not start, is late or dies costs time and changes nothing.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backmatter.check import check_act, check_bibliography
from backmatter.config import Settings
from backmatter.source import read_bibliography
from backmatter.source.acts import read_act
from backmatter.source.document import parse_document
from backmatter.source.files import read
from backmatter.source.kept import Kept

_MANY = 100
"""Acts for each helper, whose start takes as long as twenty of them."""
_MOST = 3
_SAMPLES = 10


@contextmanager
def helped(settings: Settings) -> Iterator[None]:
    """Helpers go ahead of a check that keeps what it makes in the folder of the settings.

    There are none where few acts are new or no processor is to spare.
    """
    count = _count(settings)
    started = (_start(settings, first, count) for first in range(count))
    helpers = [helper for helper in started if helper]
    try:
        yield
    finally:
        for helper in helpers:
            helper.terminate()
            helper.wait()


def _count(settings: Settings) -> int:
    paths = _acts(settings)
    count = min(len(paths) // _MANY, _processors() - 1, _MOST)
    samples = paths[:: max(1, len(paths) // _SAMPLES)]
    return count if all(_is_new(settings, path) for path in samples) else 0


def _acts(settings: Settings) -> list[Path]:
    """The last first."""
    return sorted(settings.acts.glob("*.md"), reverse=True)


def _processors() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_new(settings: Settings, path: Path) -> bool:
    file, _ = read(settings.root, path)
    return Kept(settings.kept).lacks((file,), parse_document)


def _start(settings: Settings, first: int, step: int) -> subprocess.Popen[bytes] | None:
    """A process that begins from nothing: a fork would take over the threads of a server."""
    with suppress(OSError), tempfile.TemporaryFile() as task:
        pickle.dump((settings, first, step), task)
        task.seek(0)
        return subprocess.Popen(
            [sys.executable or "", "-m", __name__],
            stdin=task,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    return None


def _help(settings: Settings, first: int, step: int) -> None:
    """Make and keep what the check will ask for; of all but the files it knows nothing."""
    if first == 0:
        bibliography, _ = read_bibliography(settings, Path.read_bytes, Kept(settings.kept))
        check_bibliography(bibliography, Kept(settings.kept))
    for path in _acts(settings)[first::step]:
        keep = Kept(settings.kept)
        check_act(read_act(settings, path, Path.read_bytes, keep), keep)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    gc.disable()
    _help(*pickle.load(sys.stdin.buffer))
