"""Brings a store's tables to this program's version. Steps never import project code: it will change beneath them."""
