"""How gunicorn serves Homestretch: found by gunicorn itself in the directory it is started from.

Two processes of four threads: enough for one practice on two cores. On SQLite more processes only queue for the one
writer; on PostgreSQL WEB_CONCURRENCY may rise with the cores (docs/operations.md).
"""

import ctypes
import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

wsgi_app = "wsgi:app"
bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
threads = int(os.environ.get("WEB_THREADS") or "4")
worker_class = "gthread"
keepalive = 15
# The heartbeat file in memory: on a slow disk a write to it may stall a worker long enough to be taken for dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# The application logs its requests itself, without names or addresses.
accesslog = None
# Metrics are counted by every worker into one directory in memory, so that /metrics tells the sum whoever answers.
metrics_folder = tempfile.mkdtemp(prefix="homestretch-metrics-", dir=worker_tmp_dir)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = metrics_folder
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
# Nothing here is controlled through a socket in a home directory.
control_socket_disable = True


def child_exit(server: Any, worker: Any) -> None:
    """A worker that is gone measures nothing any more; what it counted stays."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(metrics_folder, ignore_errors=True)


# mallopt(3) of glibc: how many arenas memory is taken from.
M_ARENA_MAX = -8


def _share_one_arena() -> None:
    """One for all threads, which take turns anyway: with one each, every arena keeps what its thread needed most."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_ARENA_MAX, 1)


# The application is loaded once and forked: workers start at once and share its memory.
preload_app = True


def post_fork(server: Any, worker: Any) -> None:
    """What a worker does not share with the parent.

    A database connection of before the fork belongs to the parent: it is forgotten, without closing it for the parent.
    What was loaded before the fork is never garbage: it is left out of collections, and stays shared. And an answer of
    thousands of rows must not set off a collection every 700 objects.
    """
    _share_one_arena()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    application = server.app.wsgi()
    if hasattr(application, "app_context"):
        from api.db import db

        with application.app_context():
            db.engine.dispose(close=False)
