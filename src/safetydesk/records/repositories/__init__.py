"""Records in and out of their tables, inside a transaction somebody else holds."""
