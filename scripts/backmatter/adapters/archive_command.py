"""`backmatter archive`: the site as one file, to be read without a server."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config

from backmatter.adapters.options import config_option
from backmatter.export.offline import archive, offline_site
from backmatter.writing import replace_file


@click.command("archive")
@config_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The archive. Default: the name of the settings' folder with `.zip`, here.",
)
def archive_command(config_file: Path, output: Path | None) -> None:
    """Build the site into one archive that is read from a folder, without a server.

    The same sources make the same bytes. Exits with 1 if the site cannot be built, 2 if the
    archive cannot be written.
    """
    name = output.stem if output else config_file.resolve().parent.name
    path = output or Path(f"{name}.zip")
    whole = archive(offline_site(_built(config_file)), name)
    try:
        replace_file(path, whole)
    except OSError as error:
        click.echo(f"backmatter: {path} cannot be written: {error.strerror}", err=True)
        sys.exit(2)
    click.echo(f"{path}: {len(whole) / 1e6:.1f} MB; unpack it and open {name}/index.html")


def _built(config_file: Path) -> dict[str, bytes]:
    """Every file of the site. Raises click's exceptions, as MkDocs does."""
    with tempfile.TemporaryDirectory() as folder:
        if not config_file.exists():
            raise click.ClickException(f"{config_file} is not there")
        config = load_config(str(config_file), site_dir=folder)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        files = (path for path in sorted(Path(folder).rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
