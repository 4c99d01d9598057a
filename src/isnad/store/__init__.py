"""The database: documents, claims and judgements in one DuckDB file, and the events and control that follow."""
