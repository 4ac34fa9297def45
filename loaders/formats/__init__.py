"""The file formats of workbooks, one file each: from bytes to grids of raw cells."""
