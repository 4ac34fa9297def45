"""Cell types: what an official typed becomes a value, or a reason why not. One concept, one file."""
