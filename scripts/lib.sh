# Shared by the scripts beside it: an environment with what the project needs. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is needed; install it, or name it: PYTHON=/path/to/python $0" >&2
  exit 2
}

# The environment is made anew when what it is made from has changed. A .venv that is a link
# is somebody's own and left alone.
environment() {
  local stamp made_from
  PATH="$PWD/.venv/bin:$PATH"
  export PATH NO_MKDOCS_2_WARNING=1
  [ ! -L .venv ] || return 0
  stamp=.venv/.made-from
  made_from=$(cat scripts/requirements.txt pyproject.toml | cksum)
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$made_from" ]; then
    echo "Setting up .venv (once; a minute or two)" >&2
    if command -v uv >/dev/null 2>&1; then
      [ -x .venv/bin/python ] || uv venv --quiet --python "$(find_python)" .venv
      VIRTUAL_ENV=.venv uv pip sync --quiet --require-hashes scripts/requirements.txt
      VIRTUAL_ENV=.venv uv pip install --quiet --no-deps --no-build-isolation -e .
    else
      [ -x .venv/bin/python ] || "$(find_python)" -m venv .venv
      .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r scripts/requirements.txt
      .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation -e .
    fi
    printf '%s\n' "$made_from" >"$stamp"
  fi
}
