"""The edition as it was at a revision of its git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backmatter.git import git


class RevisionError(Exception):
    """Git has no such revision, or there is no git; the message is git's own."""


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A folder with the files below `root` as they were at `revision`, while it is needed.

    Raises RevisionError.
    """
    command = ["git", "-C", str(root), "archive", "--format=tar", revision]
    if revision.startswith("-"):
        raise RevisionError(f"“{revision}” is not a revision")
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"git could not run: {error}") from error
    if done.returncode:
        raise RevisionError(_why(root, done.stderr.decode("utf-8", errors="replace")))
    with tempfile.TemporaryDirectory() as folder:
        with (
            suppress(tarfile.ReadError),  # of a revision without any file
            tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive,
        ):
            # Python 3.11.0 to 3.11.3 have no filter; git's own archives need none.
            archive.extraction_filter = getattr(
                tarfile, "data_filter", lambda member, _: member
            )
            archive.extractall(folder)
        yield Path(folder)


def _why(root: Path, said: str) -> str:
    """What git said, and what to do where not all of its history is there."""
    why = f"git says: {said.strip().removeprefix('fatal: ')}"
    if git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        why += "; this clone is shallow: `git fetch --unshallow` brings the rest"
    return why
