"""The operator's way to keep a copy of the database and to put one back: `flask backup`, `flask restore`."""
