"""Policies that the school adopts: what each would change, and the school's own clauses."""
