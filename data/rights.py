"""What the role of the program may do in PostgreSQL: add to revisions, audit trail and rows, end rows, nothing more.

Tables that are not told here (persons, roles, sessions) it may also change and delete from.
"""

from sqlalchemy import Connection, Table, text

from data.errors import StoreError
from data.migrations.parts import reflected
from data.verification import row_tables

ONLY_GROW = {"revisions", "audit"}
ONLY_READ = {"schema_version", "alembic_version"}
TAKEN_BACK = {"withdrawn_at", "withdrawn_by"}
ERASABLE = {"saved_views"}
"""Own views go with the person that asks for it."""


def grant(connection: Connection, role: str) -> list[str]:
    """Give a role exactly the rights that the program needs; the statements. Only the owner of the tables can."""
    _check(connection, role)
    quote = connection.dialect.identifier_preparer.quote
    schema, name = quote(str(connection.scalar(text("SELECT current_schema()")))), quote(role)
    statements = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}",
        f"REVOKE ALL ON SCHEMA {schema} FROM {name}",
        f"GRANT USAGE ON SCHEMA {schema} TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {name}",
    ]
    tables = reflected(connection)
    rows = row_tables(tables)
    for table in tables.values():
        statements.append(f"GRANT {_allowed(table, table.name in rows)} ON {schema}.{quote(table.name)} TO {name}")
    for statement in statements:
        connection.exec_driver_sql(statement)
    return statements


def granted(connection: Connection) -> list[str]:
    """The roles that may add revisions without owning the table: those to which new tables must be granted."""
    found = connection.execute(
        text(
            "SELECT DISTINCT grantee FROM information_schema.role_table_grants WHERE table_schema = current_schema() "
            "AND table_name = 'revisions' AND privilege_type = 'INSERT' AND grantee <> grantor ORDER BY grantee"
        )
    )
    return [str(name) for name in found.scalars() if name != "PUBLIC"]


def _allowed(table: Table, holds_rows: bool) -> str:
    if table.name in ONLY_READ:
        return "SELECT"
    if table.name in ONLY_GROW:
        return "SELECT, INSERT"
    if holds_rows:
        return "SELECT, INSERT, UPDATE (removed_in)"
    if set(table.columns.keys()) >= TAKEN_BACK:
        gone = ", DELETE" if table.name in ERASABLE else ""
        return f"SELECT, INSERT, UPDATE ({', '.join(sorted(TAKEN_BACK))}){gone}"
    return "SELECT, INSERT, UPDATE, DELETE"


def _check(connection: Connection, role: str) -> None:
    """Refuse what would be no protection at all; `StoreError` says why."""
    if connection.dialect.name != "postgresql":
        raise StoreError("Rechte gibt es nur bei PostgreSQL; eine SQLite-Datei schützt ihre Revisionen durch Trigger.")
    known = text(
        "SELECT rolsuper OR pg_has_role(r.oid, c.relowner, 'MEMBER') FROM pg_roles r, pg_class c "
        "WHERE r.rolname = :role AND c.oid = to_regclass('revisions')"
    )
    mighty = connection.scalar(known, {"role": role})
    if mighty is None:
        raise StoreError(f"Die Rolle „{role}“ oder den Datenspeicher gibt es in dieser Datenbank nicht.")
    if mighty:
        raise StoreError(f"Die Rolle „{role}“ ist Eigentümer oder Superuser: Rechte beschränken sie nicht.")
