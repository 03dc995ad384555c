"""Tables, no behaviour. A room imports those that it works with; `desktop.models.schema` knows every table."""
