"""The page of evidence of one incident."""
