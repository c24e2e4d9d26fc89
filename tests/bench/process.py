"""A command as a whole process: how long, how much work, how much memory."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run took, with every process that it started and waited for."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time."""
    memory: float
    """Megabytes of the largest single process."""
    finished: bool = True

    def over(self, floor: Cost) -> tuple[float, float, float]:
        """Wall, CPU and memory as multiples of another run's."""
        return (
            self.wall / floor.wall,
            self.cpu / floor.cpu,
            self.memory / floor.memory,
        )


def run(command: Sequence[str], folder: Path, limit: float, most: int = 0) -> Cost:
    """Run a command to its end, or up to `limit` seconds; its exit code is `most` at most."""
    start = time.monotonic()
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as output:
        child = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    status, usage, finished = _wait(child.pid, start + limit)
    child.returncode = os.waitstatus_to_exitcode(status)
    if finished and not 0 <= child.returncode <= most:
        raise RuntimeError(f"{' '.join(command)}: exit {child.returncode}; see {log}")
    return Cost(
        wall=time.monotonic() - start,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        finished=finished,
    )


def best(runs: Sequence[Cost]) -> Cost:
    """The run that was disturbed least: that with the least CPU time."""
    return min(runs, key=lambda cost: cost.cpu)


def _wait(pid: int, deadline: float) -> tuple[int, resource.struct_rusage, bool]:
    """Status and usage of a child, killed at the deadline."""
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return status, usage, True
        if time.monotonic() > deadline:
            os.kill(pid, 9)
            _, status, usage = os.wait4(pid, 0)
            return status, usage, False
        time.sleep(0.02)
