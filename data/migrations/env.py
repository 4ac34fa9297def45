"""Where Alembic asks for a database: the connection is the store's own, within the one transaction of the start."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
