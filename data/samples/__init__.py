"""Sample workbooks: really published figures with their source, and one invented demonstration."""
