"""What operators call: `python -m data NAME`, one command per file, listed in `data/__main__.py`."""
