"""Whose turn it is to write on SQLite, of all threads and processes that serve.

SQLite has one writer at a time and no queue: whoever comes second sleeps and tries again, longer each time, often while
nobody writes. The kernel wakes the next one at once. A process that dies gives its turn back, and who writes without
taking one (a command, a tool) still has to wait for SQLite's own lock.
"""

import fcntl
import os

SUFFIX = "-turn"


def take_turn(database: str) -> int:
    """Wait until nobody else has the turn on this database's file. What comes back is for `leave_turn`."""
    # Beside the database, not the file itself: to close that would give up what SQLite has locked of it.
    turn = os.open(f"{database}{SUFFIX}", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(turn, fcntl.LOCK_EX)
    return turn


def leave_turn(turn: int) -> None:
    os.close(turn)
