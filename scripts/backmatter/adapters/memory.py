"""The garbage collector, for which an edition has much to do and nothing to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles while values are made that stay, nor among them later.

    The values of an edition form no cycles; to go through all of them again and again took a
    tenth of a build of 500 pages.
    """
    gc.unfreeze()  # those of the build before, in a site that is served
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
