"""The steps, one file each: `step_NNNN_what.py` brings a store from version NNNN - 1 to NNNN. None is ever changed."""
