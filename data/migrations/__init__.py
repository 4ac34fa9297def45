"""The fixed tables of the store, step by step; tables of sheets follow from their declarations instead."""
