"""The schema's history. In-process: `api.migrate` runs it, `flask migrate` calls that."""
