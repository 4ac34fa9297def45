"""Tests of the cell types."""
