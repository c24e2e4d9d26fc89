"""A piece of the program in a child that is killed, or whose disk refuses, at some step.

A step is a moment at which Python tells its audit hooks that a file below a folder is opened
to be written, renamed, made or removed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATHS = {
    "os.rename": ((0, 2), (1, 3)),
    "os.remove": ((0, 1),),
    "os.mkdir": ((0, 2),),
    "os.rmdir": ((0, 1),),
}
"""Where an event has a path, and the folder to which that is relative."""


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    code: int
    """Its exit code, or minus the signal that ended it."""
    steps: int
    said: str


def run(do: Callable[[], Any], root: Path, *, at: int = 0, error: int = 0) -> Ended:
    """Do it in a child. At step `at` it is killed or, with an errno, refused from then on."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as counted:
        if (child := os.fork()) == 0:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            os._exit(_child(do, root, at, error, counted.fileno()))
        _, status = os.waitpid(child, 0)
        said.seek(0)
        counted.seek(0)
        words = said.read().decode("utf-8", "replace")
        return Ended(os.waitstatus_to_exitcode(status), len(counted.read()), words)


def kills(
    do: Callable[[], Any], root: Path, prepare: Callable[[], Any], most: int = 12
) -> Iterator[Ended]:
    """Killed at each of its steps, or at some of them where there are many."""
    prepare()
    steps = range(1, run(do, root).steps + 1)
    chosen = steps if len(steps) <= most else Random(7).sample(steps, most)
    for at in chosen:
        prepare()
        ended = run(do, root, at=at)
        assert ended.code == -signal.SIGKILL
        yield ended


def _child(do: Callable[[], Any], root: Path, at: int, error: int, counted: int) -> int:
    prefix = os.path.realpath(root)
    steps = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal steps
        if not _is_step(event, arguments, prefix):
            return
        steps += 1
        os.write(counted, b".")
        if at and steps >= at and error:
            raise OSError(error, os.strerror(error), str(arguments[0]))
        if at and steps == at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    code: Any = 0
    try:
        do()
    except SystemExit as exit_:
        code = exit_.code
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 70
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


def _is_step(event: str, arguments: tuple[Any, ...], prefix: str) -> bool:
    if event == "open":
        path, _, flags = arguments
        return bool(flags & _WRITES) and _is_below(path, -1, prefix)
    return any(
        _is_below(arguments[path], arguments[folder], prefix)
        for path, folder in _PATHS.get(event, ())
    )


def _is_below(path: Any, folder: int, prefix: str) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    base = os.getcwd() if folder < 0 else os.readlink(f"/proc/self/fd/{folder}")
    whole = os.path.normpath(os.path.join(base, os.fsdecode(path)))
    return whole == prefix or whole.startswith(f"{prefix}/")
