"""All tables can be taken out of the house and read without this program."""

import csv
import json

import pyarrow.parquet as pq

from data.__main__ import main
from data.actions import Action
from data.store import open_store
from tests.data.kinds import KINDS, STAND, plain
from tests.data.old_store import contents
from tests.data.test_chain import filled


def test_csv_holds_every_row_of_every_table(store_url, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", store_url)
    store = open_store(store_url, KINDS)
    filled(store)
    assert main(["export", str(tmp_path / "csv")]) == 0
    told = json.loads((tmp_path / "csv" / "inhalt.json").read_text())["tables"]
    for name, rows in contents(store_url).items():
        with (tmp_path / "csv" / told[name]["file"]).open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(rows) == told[name]["rows"]
    with (tmp_path / "csv" / "stand.csv").open(encoding="utf-8", newline="") as file:
        live = [row for row in csv.DictReader(file) if not row["removed_in"]]
    assert [row["dienst"] for row in live] == [row[0] for row in plain(store.rows(STAND), STAND)]
    assert float(live[1]["kosten"]) == 1 / 3
    assert store.audit(limit=1)[0].action == Action.EXPORT
    assert (tmp_path / "csv" / "LIESMICH.txt").is_file()
    assert main(["export", str(tmp_path / "csv")]) == 2
    assert "gibt es schon" in capsys.readouterr().err
    store.close()


def test_parquet_holds_the_same_with_types(store_url, tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", store_url)
    store = open_store(store_url, KINDS)
    filled(store)
    assert main(["export", str(tmp_path / "pq"), "--format", "parquet"]) == 0
    table = pq.read_table(tmp_path / "pq" / "stand.parquet").to_pandas()
    assert plain(table[table["removed_in"].isna()], STAND) == plain(store.rows(STAND), STAND)
    audit = pq.read_table(tmp_path / "pq" / "audit.parquet")
    assert str(audit.schema.field("at_utc").type) == "timestamp[us]"
    assert audit.num_rows == 6
    store.close()


def test_the_same_rows_have_the_same_checksum_in_backup_and_export(store_url, tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", store_url)
    store = open_store(store_url, KINDS)
    filled(store)
    store.close()
    assert main(["backup", str(tmp_path / "b")]) == 0
    assert main(["export", str(tmp_path / "e")]) == 0
    kept = json.loads((tmp_path / "b" / "sicherung.json").read_text())["tables"]
    given = json.loads((tmp_path / "e" / "inhalt.json").read_text())["tables"]
    for name in ("revisions", "stand", "personen", "raum", "healings"):
        assert kept[name] == [given[name]["rows"], given[name]["sha256_of_rows"]]
    assert kept["audit"] != [given["audit"]["rows"], given["audit"]["sha256_of_rows"]]
