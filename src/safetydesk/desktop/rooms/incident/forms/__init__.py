"""The forms of an incident's page, each a sheet that stands in place of its tabs until saved or left."""
