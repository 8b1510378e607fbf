"""The ways in for evidence, for every room that has them: dropped, pasted, chosen, taken of the screen, of a phone."""
