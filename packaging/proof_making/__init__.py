"""Invented audit trails and the proofs of them, good and bad, made of fixed keys and salts."""
