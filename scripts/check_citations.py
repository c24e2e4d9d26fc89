#!/usr/bin/env python3
"""Check every citation of the edition: `python scripts/check_citations.py`.

The same as `backmatter check`, from a clone in which nothing is installed as a command.
"""

import sys
from pathlib import Path

try:
    from backmatter.adapters.cli import main
except ImportError as missing:
    print(f"{missing}. Run scripts/test once: it sets up .venv.", file=sys.stderr)
    sys.exit(2)

if __name__ == "__main__":
    settings = Path(__file__).resolve().parent.parent / "mkdocs.yml"
    main(["check", "--config", str(settings), *sys.argv[1:]])
