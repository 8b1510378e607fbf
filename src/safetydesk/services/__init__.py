"""One office per duty of the desk. A duty done is one transaction, one event and one announcement."""
