"""Questions asked of the records, each answered in SQL and returned as domain values."""
