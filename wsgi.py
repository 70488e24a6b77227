"""What a WSGI server serves: `gunicorn wsgi:app`."""

from api.app import create_app

app = create_app()
