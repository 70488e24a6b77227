"""The service as `gunicorn` runs it, with the web app from a folder that a test may change: `BUILD`."""

import os
from pathlib import Path

from api.app import create_app

app = create_app({"DIST": Path(os.environ["BUILD"])})
