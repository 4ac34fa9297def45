"""What people see: one folder per page, named as in its address, and what the pages share."""
