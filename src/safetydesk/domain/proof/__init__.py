"""What lets anybody check, without the program, that the record was not changed: text, tree, checkpoints."""
