"""What a table gives to say: troubles at their cells, and remarks on its header, its title block and what is hidden."""

from collections import Counter
from collections.abc import Iterator, Mapping

from loaders import crosstab
from loaders.cells.day import Day
from loaders.claims import is_personal_column
from loaders.columns import Column, Trouble
from loaders.discreet import discreet
from loaders.findings import ERROR, NOTE, Finding, finding
from loaders.layout import Layout
from loaders.records import Records
from loaders.sheet import Field
from loaders.title import TitleValue

LISTED = 1000
"""So many cells are listed for one rule in one column; the rest is counted in a closing finding."""
QUOTED = 120
"""Characters of a header or title that a finding quotes."""


def by_cells(records: Records, field: Field, column: Column) -> list[Finding]:
    """Each trouble of a column at each of its cells."""
    sheet = records.layout.grid.name
    found: list[Finding] = []
    listed: Counter[str] = Counter()
    unlisted: Counter[tuple[str, str]] = Counter()
    for trouble in column.troubles:
        shown = trouble.positions[: max(0, LISTED - listed[trouble.rule])].tolist()
        listed[trouble.rule] += len(shown)
        unlisted[trouble.rule, trouble.severity] += len(trouble.positions) - len(shown)
        stated = _stated(trouble, field)
        cells = dict.fromkeys(records.address(position, field) for position in shown)
        found += [stated.at(sheet, cell) for cell in cells]
    for (_, severity), number in unlisted.items():
        if number:
            more = finding("more_of_these", sheet=sheet, number=number, label=field.label, severity=severity)
            found.append(more)
    return found


def _stated(trouble: Trouble, field: Field) -> Finding:
    return finding(
        trouble.rule,
        value=trouble.value,
        suggestion=trouble.suggestion,
        severity=trouble.severity,
        details={"label": field.label, **trouble.details},
    )


def by_header(layout: Layout) -> list[Finding]:
    """What the header itself gives to say: columns twice, dropped or unknown; hidden sheets and rows."""
    return [*_said(layout), *_twice(layout), *_across(layout), *_not_taken(layout), *_hidden(layout)]


def _said(layout: Layout) -> Iterator[Finding]:
    columns = {name: layout.columns[name] for name in layout.columns if name in layout.said}
    if columns:
        cells = {name: layout.address(layout.header.named, column) for name, column in columns.items()}
        words = ", ".join(f"{cell} „{layout.sheet.field(name).label}“" for name, cell in cells.items())
        cell = next(iter(cells.values()))
        yield finding("columns_said", sheet=layout.grid.name, cell=cell, columns=words, severity=NOTE)


def _across(layout: Layout) -> Iterator[Finding]:
    if layout.spread:
        first, last = (layout.address(layout.spread.row, layout.spread.columns[end]) for end in (0, -1))
        yield crosstab.told(layout.sheet, layout.grid.name, layout.spread, first, last)


def _twice(layout: Layout) -> Iterator[Finding]:
    for name, places in layout.twice.items():
        cells = [layout.address(layout.header.named, place) for place in places]
        label = layout.sheet.field(name).label
        yield finding("column_twice", sheet=layout.grid.name, cell=cells[1], label=label, cells=", ".join(cells))


def _not_taken(layout: Layout) -> Iterator[Finding]:
    for column, text in layout.unknown.items():
        personal = is_personal_column(layout.grid, layout.sheet, layout.header, column)
        rule = "personal_column" if personal else "unknown_column"
        cell, title = layout.address(layout.header.named, column), layout.sheet.title
        yield finding(rule, sheet=layout.grid.name, cell=cell, value=text[:QUOTED], severity=NOTE, sheet_title=title)


def _hidden(layout: Layout) -> Iterator[Finding]:
    grid = layout.grid
    if not grid.visible:
        yield finding("hidden_sheet", sheet=grid.name, severity=NOTE)
    hidden = sorted(line for line in grid.hidden_rows if line > grid.first_row + layout.header.last)
    if hidden:
        yield finding("hidden_rows", sheet=grid.name, severity=NOTE, number=len(hidden), first=hidden[0])


def from_title(layout: Layout, field: Field, above: TitleValue) -> Finding:
    """A value was taken from the title block or the name of the worksheet."""
    cell = layout.address(*above.cell) if above.cell else ""
    value = discreet(above.text)[:QUOTED]
    return finding("from_title", sheet=layout.grid.name, cell=cell, value=value, label=field.label, severity=NOTE)


def contradicting(layout: Layout, field: Field, above: list[TitleValue]) -> Finding:
    """The title block says several things about one field: asked when rows are told apart by it, else said."""
    needed = field.required or field.name in layout.sheet.scope or isinstance(field.type, Day)
    place = next((said.cell for said in above[1:] if said.cell), None) or above[0].cell
    values = ", ".join(f"„{discreet(said.text)[:QUOTED]}“" for said in above[:4])
    cell = layout.address(*place) if place else ""
    severity, label = ERROR if needed else NOTE, field.label
    return finding(
        "title_contradicts", sheet=layout.grid.name, cell=cell, values=values, label=label, severity=severity
    )


def still_missing(layout: Layout, known: Mapping[str, Column], asked: set[str]) -> list[Finding]:
    """Required columns that neither the header nor the title block gives; those `asked` already are left out."""
    missing = [name for name in layout.missing if name not in asked and all(v is None for v in known[name].values)]
    line = layout.address(layout.header.named, None)
    labels = [layout.sheet.field(name).label for name in missing]
    return [finding("missing_column", sheet=layout.grid.name, label=label, line=line) for label in labels]
