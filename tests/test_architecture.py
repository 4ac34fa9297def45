"""The architecture as tests: who may import whom, how long things may be, and what is never written."""

import ast
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_USE = {
    "loaders": {"openpyxl", "python_calamine", "pyarrow", "pandas", "numpy"},
    "data": {"loaders", "sqlalchemy", "alembic", "pyarrow", "pandas", "numpy"},
    "pages": {"loaders", "data", "streamlit", "starlette", "plotly", "pandas", "numpy"},
    "dashboard.py": {"pages", "streamlit", "starlette"},
}
EXCEPTIONS = {
    "pages/shared/export.py": {"openpyxl"},  # writes the download; nothing of it is read
    "pages/handout/workbook.py": {"openpyxl"},  # writes the workbook that is taken along
    "pages/handout/sheets.py": {"openpyxl"},
    "pages/handout/sheet_anchor.py": {"openpyxl"},
    "pages/handout/sheet_charts.py": {"openpyxl"},
    "pages/handout/sheet_looks.py": {"openpyxl"},
    "pages/handout/slides.py": {"pptx"},
    "pages/handout/slide_charts.py": {"pptx"},
    "pages/handout/slide_looks.py": {"pptx", "lxml"},
    "pages/handout/slide_tables.py": {"pptx"},
    "pages/handout/document.py": {"docx"},
    "pages/handout/document_tables.py": {"docx"},
    "pages/handout/footnotes.py": {"docx", "lxml"},
    "pages/handout/paper.py": {"typst"},
    "pages/handout/picture.py": {"typst"},
    "pages/shell/backchannel.py": {"httpx"},  # asks the provider of the sign-in for its keys, and nobody else
    "data/samples/build.py": {"openpyxl"},  # makes the sample workbooks, once, by hand
}
GUARDED = set(MAY_USE).union(*MAY_USE.values()) | {
    "duckdb", "fastexcel", "requests", "httpx", "urllib3", "pptx", "docx", "typst", "lxml",
}  # fmt: skip

LONGEST_FILE, LONGEST_PAGE, LONGEST_BODY = 150, 40, 20

TABLES = {
    "loaders/messages.py",
    "data/samples/facts_flaechendeckend.py",
    "data/samples/facts_foerderung.py",
}
"""Files that are one long table: every sentence, every published figure. Cutting them up would hide that."""

LONG_BODIES = {("loaders/cells/base.py", "written"): 21}
"""One `match` with a line for each kind of raw cell."""

VISIBLE = {
    "dashboard.py", "pages", "data", "loaders", "tests", "requirements.txt", "README.md", "pyproject.toml",
}  # fmt: skip

NEVER_NAMED = {"utils", "util", "helpers", "helper", "manager", "service", "misc", "common_utils"}


def written() -> list[Path]:
    """All Python files of the product, tests aside."""
    rooms = [ROOT / room for room in MAY_USE if (ROOT / room).exists()]
    return sorted(file for room in rooms for file in ([room] if room.is_file() else room.rglob("*.py")))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def room(file: Path) -> str:
    return name(file).partition("/")[0]


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> set[str]:
    """The top-level names that a file imports, wherever it does."""
    names: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {imported.partition(".")[0] for imported in names}


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function with the lines of its body, docstring aside."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            yield node.name, body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("file", written(), ids=name)
def test_imports_run_one_way(file):
    allowed = MAY_USE[room(file)] | {room(file)} | EXCEPTIONS.get(name(file), set())

    assert imports(file) & GUARDED <= allowed


def test_exceptions_are_still_needed():
    for file, libraries in EXCEPTIONS.items():
        assert libraries <= imports(ROOT / file), file
    for table in TABLES:
        assert len((ROOT / table).read_text(encoding="utf-8").splitlines()) > LONGEST_FILE, table
    for (file, function), lines in LONG_BODIES.items():
        assert (function, lines) in set(functions(ROOT / file))


@pytest.mark.parametrize("file", written(), ids=name)
def test_files_and_functions_stay_short(file):
    longest = LONGEST_PAGE if file.name == "page.py" else LONGEST_FILE
    lines = len(file.read_text(encoding="utf-8").splitlines())

    assert lines <= longest or name(file) in TABLES
    assert [(function, body) for function, body in functions(file) if body > allowed_body(file, function)] == []


def allowed_body(file: Path, function: str) -> int:
    return LONG_BODIES.get((name(file), function), LONGEST_BODY)


@pytest.mark.parametrize("file", [file for file in written() if file.name == "page.py"], ids=name)
def test_a_page_is_a_table_of_contents(file):
    assert not [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]


@pytest.mark.parametrize("file", [file for file in written() if file.name == "__init__.py"], ids=name)
def test_init_files_hold_a_docstring_only(file):
    module = tree(file)

    assert ast.get_docstring(module)
    assert len(module.body) == 1 or name(file) == "loaders/workbooks/__init__.py"


@pytest.mark.parametrize("file", written(), ids=name)
def test_names_say_what_is_inside(file):
    assert file.stem not in NEVER_NAMED
    assert ast.get_docstring(tree(file))


FORBIDDEN = {
    "unsafe_allow_html": "content of cells would become HTML",
    "unsafe_allow_javascript": "the Content-Security-Policy forbids it, and so do we",
    "import pickle": "it runs what it reads",
    "read_pickle": "it runs what it reads",
    "plotly.express": "37 to 73 ms a figure against 0.7 to 4",
    "st.json": "its colours cannot be read by all",
    "number_input": "it changes German numbers silently",
    "st.map": "it asks a server for tiles",
    "sys.path": "the start of the server sets it",
    "TODO": "unfinished",
    "NotImplemented,": "unfinished",
}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_what_is_never_written(word):
    assert [name(file) for file in written() if word in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("file", written(), ids=name)
def test_no_exception_is_swallowed(file):
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert not all(isinstance(line, ast.Pass) for line in node.body)


def test_the_top_level_shows_only_what_it_should():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    top = {path.partition("/")[0] for path in listed if path}

    assert {entry for entry in top if not entry.startswith(".")} <= VISIBLE


def test_streamlit_is_the_version_that_the_dictionary_translates():
    import streamlit

    assert f'"streamlit[auth]=={streamlit.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_pages_are_listed_where_they_are_found():
    from pages.sitemap import PAGES

    folders = {file.parent.name for file in (ROOT / "pages").glob("*/page.py")}
    assert folders == {entry.path for entry in PAGES}
    assert all(len(one.title) and one.path != other.path for one, other in pairwise(PAGES))


WRITES = {
    "commit",
    "undo",
    "remove",
    "annotate",
    "save_view",
    "forget",
    "remember_place",
    "remember_columns",
    "note_event",
}
"""What changes the store, and asks no role: pages do it through `data.acting`."""
ON_ITS_OWN = {
    "pages/shared/parts.py": {"fragment"},  # the one place that asks whether the session still holds
    "pages/shared/outage.py": {"fragment"},  # shows no data; the store cannot be asked just then
    "pages/shell/refusals.py": {"note_event"},  # refusals of people who may nothing
}


@pytest.mark.parametrize("file", [each for each in written() if room(each) == "pages"], ids=name)
def test_pages_change_nothing_and_repeat_nothing_without_asking_who_it_is(file):
    allowed = ON_ITS_OWN.get(name(file), set())
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st":
            assert node.attr != "fragment" or "fragment" in allowed, "use pages.shared.parts"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call) and node.attr in WRITES - allowed:
            assert "store" not in ast.unparse(node.value), "use identity.acting()"
