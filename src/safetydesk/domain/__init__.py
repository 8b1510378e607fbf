"""The words and rules of safeguarding. Knows nothing but Python: no store, no window, no paper."""
