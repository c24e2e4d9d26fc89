"""The only module that starts pandoc."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

Json = dict[str, Any]
API_VERSION = [1, 23, 1]
"""Version of pandoc's JSON document type that this program writes and reads."""
_ANSWERS = Path(__file__).with_suffix(".lua")
_ROOM = ("+RTS", "-A64m", "-RTS")
"""More room between two garbage collections than Haskell's runtime takes by itself: a fifth of
the time less for 50 MB more."""


class PandocError(Exception):
    """Pandoc did not do what it was asked; the message is its own."""


@cache
def program() -> str:
    """The path of the pandoc that pypandoc_binary carries."""
    import pypandoc  # here, because a check needs no pandoc

    return str(pypandoc.get_pandoc_path())


@cache
def version() -> str:
    """Pandoc's version, as part of what a cached result depends on."""
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def run(source: str, *arguments: str, timeout: float = 600) -> str:
    """Pandoc's output for `source` on its standard input. Raises PandocError."""
    try:
        done = subprocess.run(
            [program(), *arguments],
            input=source.encode("utf-8"),
            capture_output=True,
            check=False,
            timeout=timeout,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PandocError(f"pandoc could not run: {error}") from error
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", errors="replace").strip()
        raise PandocError(message or f"pandoc ended with exit code {done.returncode}")
    return done.stdout.decode("utf-8")


def run_file(path: Path, *arguments: str) -> str:
    """Pandoc's output for a file, which may be binary as DOCX is. Raises PandocError."""
    return run("", *arguments, str(path))


def document(blocks: list[Json], meta: Json | None = None) -> str:
    """A pandoc document as JSON text."""
    return json.dumps({"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": blocks})


def string(text: object) -> Json:
    """A text as metadata of a document."""
    return {"t": "MetaString", "c": str(text)}


class Session:
    """One run of pandoc that answers any number of questions; begun with the first of them.

    To be used in a `with` statement, at whose end pandoc ends too.
    """

    def __init__(self, timeout: float = 600) -> None:
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def csl_items(self, biblatex: str, locale: str) -> Any:
        """Entries as a list of CSL-JSON items. Raises PandocError.

        `locale` is the language in which pandoc reads them; else that would be the machine's.
        """
        return self._ask(f"biblatex {locale.replace('-', '_')} {json.dumps(biblatex)}")

    def cite(
        self,
        blocks: list[Json],
        items: Iterable[Mapping[str, Any]],
        style: str,
        meta: Json | None = None,
    ) -> list[Json]:
        """The blocks, citations of the items printed in a CSL style. Raises PandocError."""
        with tempfile.TemporaryDirectory() as folder:
            references, csl = Path(folder) / "references.json", Path(folder) / "style.csl"
            references.write_text(json.dumps(list(items), ensure_ascii=False), encoding="utf-8")
            csl.write_text(style, encoding="utf-8")
            files = {"bibliography": string(references), "csl": string(csl)}
            answer = self._ask(f"cite - {document(blocks, {**files, **(meta or {})})}")
        return list(answer["blocks"])

    def _ask(self, question: str) -> Any:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        watch = Timer(self._timeout, process.kill)
        watch.start()
        try:
            process.stdin.write(question.encode() + b"\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            raise PandocError(self._end() or f"pandoc gave no answer: {error}") from error
        finally:
            watch.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- `_end` closes it
        try:
            return subprocess.Popen(
                [program(), *_ROOM, "lua", str(_ANSWERS)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
        except OSError as error:
            raise PandocError(f"pandoc could not run: {error}") from error

    def _end(self) -> str:
        """End the run, if there is one; what it said on its error output."""
        process, self._process = self._process, None
        if process is None:
            return ""
        process.kill()
        with suppress(OSError), process:  # what it has not read is lost
            process.wait()
        with self._errors as errors:
            errors.seek(0)
            return errors.read().decode("utf-8", errors="replace").strip()
