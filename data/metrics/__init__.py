"""What is computed from the stored rows: pure functions from table to table, one file per question.

They accept empty tables and know no database and no screen; only `loaders.territory` is asked for Kommunen and
inhabitants of a day. Quantities stay quantities: see `data.quantities`.
"""
