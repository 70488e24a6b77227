"""Everything that knows HTTP or SQL, grouped by feature."""
