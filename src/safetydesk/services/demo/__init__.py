"""The demo school: how its invented records, kept as TOML, are played onto a real desk."""
