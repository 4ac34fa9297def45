"""Functions that the tests of the child process let run there."""


def echo(content: bytes, name: str) -> bytes:
    return name.encode() + b"|" + content
