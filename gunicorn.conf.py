"""How gunicorn serves Homestretch: found by gunicorn itself in the directory it is started from.

Two processes of four threads: enough for one practice on two cores. On SQLite more processes only queue for the one
writer; on PostgreSQL WEB_CONCURRENCY may rise with the cores (docs/operations.md).
"""

import os
from pathlib import Path

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
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
# Nothing here is controlled through a socket in a home directory.
control_socket_disable = True
