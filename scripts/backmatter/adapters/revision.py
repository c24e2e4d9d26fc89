"""The edition as it was at a revision of its git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
        raise RevisionError(done.stderr.decode("utf-8", errors="replace").strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            # Python 3.11.0 to 3.11.3 have no filter; git's own archives need none.
            archive.extraction_filter = getattr(
                tarfile, "data_filter", lambda member, _: member
            )
            archive.extractall(folder)
        yield Path(folder)
