"""The edition and a site of hard notes, built once, served, and opened in Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright

from browser.pages import OpenPage, Served

ROOT = Path(__file__).resolve().parents[2]
SITES = {
    "edition": ROOT,
    "hard": ROOT / "tests/roots/hard-notes",
    "edited": ROOT / "tests/roots/edited-text",
    "hostile": ROOT / "tests/roots/hostile",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing about each request."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Both sites, each below a path of its own as on a project's pages."""
    folder = tmp_path_factory.mktemp("served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    for name, root in SITES.items():
        _build(root, folder / name, f"{address}/{name}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(address, folder)
    server.shutdown()


def _build(root: Path, out: Path, url: str) -> None:
    strict = [] if out.name == "hostile" else ["--strict"]  # the check sees through that one
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *strict, "--quiet", "-d", str(out)],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": url,
            "CACHE_DIR": str(out.parent / f".cache-{out.name}"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    words = "there is no Chromium on the PATH"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[OpenPage]:
    """Open `edition/1929/` at a width: a page that fails the test if its script does."""
    contexts = []
    errors: list[str] = []

    def stays_here(request: Request) -> None:
        if not request.url.startswith((served.address, "data:", "blob:")):
            errors.append(f"another host is asked: {request.url}")

    def open_(path: str, width: int = 1440, height: int = 900, **options: Any) -> Page:
        size = ViewportSize(width=width, height=height)
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", stays_here)
        page.goto(f"{served.address}/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []
