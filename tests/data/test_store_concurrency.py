"""Several officials at once: exactly one wins, the others are told; readers always see one whole revision."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.engine import POOL_SIZE
from data.store import AlreadyImported, Outdated, StoreError, open_store
from tests.data.importing_child import commit_at_once, processes
from tests.data.kinds import DIENSTE, KINDS, RAUM, STAND, TREFFEN, dienste, plain, reading
from tests.waiting import PATIENCE

WRITERS = 5
REPLAYS = 100
ROUNDS = {"threads": 8, "processes": 2}


def rows_of(name, number=50):
    return [(f"d{place}", "x", "2020", name, place, None, None) for place in range(number)]


def together(number, act):
    """What `act(0)` ... `act(number - 1)` give, started at the same moment in threads."""
    start = threading.Barrier(number)

    def one(place):
        start.wait(PATIENCE)
        return act(place)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def outcome(store, preview, by):
    try:
        return "ok", store.commit(preview, by).by
    except Outdated as refused:
        return "outdated", refused.revisions[0].by
    except StoreError as refused:
        return type(refused).__name__, str(refused)


def assert_one_winner(answers, store, round_number):
    """One commit, everybody else was told who was quicker, and the rows are those of the winner alone."""
    winners = [by for kind, by in answers if kind == "ok"]
    assert len(winners) == 1
    assert sorted(answers) == sorted([("ok", winners[0]), *[("outdated", winners[0])] * (len(answers) - 1)])
    assert plain(store.rows(STAND), STAND) == rows_of(winners[0])
    assert store.latest() == round_number


def test_of_five_threads_exactly_one_wins(store):
    for number in range(1, ROUNDS["threads"] + 1):
        names = [f"{number}-{writer}" for writer in range(WRITERS)]
        previews = [store.preview(dienste(*rows_of(name)), "ersetzt") for name in names]
        answers = together(
            WRITERS, lambda place, names=names, previews=previews: outcome(store, previews[place], names[place])
        )
        assert_one_winner(answers, store, number)


def round_of_programs(store_url, number, writers=WRITERS):
    """What came of it for each of the programs that commit to the same scope at the same moment."""
    start = processes().Barrier(writers)
    pipes = [processes().Pipe(duplex=False) for _ in range(writers)]
    children = [
        processes().Process(target=commit_at_once, args=(store_url, f"{number}-{writer}", start, answer))
        for writer, (_, answer) in enumerate(pipes)
    ]
    for child in children:
        child.start()
    answers = [mine.recv() if mine.poll(2 * PATIENCE) else ("silent", "") for mine, _ in pipes]
    for child in children:
        child.join(PATIENCE)
    return answers


def test_of_five_programs_exactly_one_wins(store, store_url):
    for number in range(1, ROUNDS["processes"] + 1):
        assert_one_winner(round_of_programs(store_url, number), store, number)


def test_a_hundred_replays_of_the_same_bytes_are_one_revision(store):
    upload = dienste(*rows_of("gleich"))
    line = threading.Semaphore(POOL_SIZE)  # previews stand in line (pages/shared/turns.py), and keep a connection each

    def replay(place):
        try:
            with line:
                preview = store.preview(upload, "ersetzt")
            return store.commit(preview, f"{place}").id
        except AlreadyImported as refused:
            return -refused.revision.id

    answers = together(REPLAYS, replay)
    assert sorted(answers) == [-1] * (REPLAYS - 1) + [1]
    assert store.latest() == 1
    assert len(store.rows(STAND)) == 50


def test_different_kinds_are_both_stored(store):
    first = store.preview(dienste(*rows_of("a")), "ersetzt")
    second = store.preview(reading(TREFFEN, raum=[("t", "Saal")]), "ersetzt")
    answers = together(2, lambda place: store.commit((first, second)[place], "Anna").id)
    assert sorted(answers) == [1, 2]
    assert plain(store.rows(STAND), STAND) == rows_of("a")
    assert plain(store.rows(RAUM), RAUM) == [("t", "Saal")]


def test_of_five_undos_exactly_one_is_done(store):
    store.commit(store.preview(dienste(*rows_of("a")), "ersetzt"), "Anna")

    def undo(place):
        try:
            return store.undo(1, f"{place}").id
        except StoreError as refused:
            return type(refused).__name__

    assert sorted(map(str, together(WRITERS, undo))) == ["2", *["AlreadyReverted"] * (WRITERS - 1)]
    assert store.rows(STAND).empty


def test_readers_see_whole_revisions_while_others_write(store):
    store.commit(store.preview(dienste(*rows_of("0")), "ersetzt"), "Anna")
    finished, seen = threading.Event(), (set(), set())

    def read(seen):
        while not finished.is_set():
            assert plain(store.rows(STAND, 1), STAND) == rows_of("0")
            now = store.rows(STAND)
            assert len(now) == 50
            assert now["status"].nunique() == now["revision"].nunique() == 1
            seen.add(now["status"].iloc[0])

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read, each) for each in seen]
        try:
            for number in range(1, 500):
                store.commit(store.preview(dienste(*rows_of(str(number))), "ersetzt"), "Anna")
                if number >= 15 and (all(len(each) > 1 for each in seen) or any(each.done() for each in readers)):
                    break
        finally:
            finished.set()
        for reader in readers:
            reader.result(PATIENCE)
    assert all(len(each) > 1 for each in seen)


def test_two_programs_share_one_store(store, store_url):
    other = open_store(store_url, KINDS)
    store.commit(store.preview(dienste(*rows_of("a")), "ersetzt"), "Anna")
    assert other.latest() == 1
    assert plain(other.rows(STAND), STAND) == rows_of("a")
    other.undo(1, "Bert")
    assert store.rows(STAND).empty
    other.close()


@pytest.mark.parametrize("mode", ["ergänzt", "ersetzt"])
def test_a_preview_taken_by_one_store_can_be_committed_by_another(store, store_url, mode):
    other = open_store(store_url, KINDS)
    preview = store.preview(reading(DIENSTE, stand=rows_of("a")), mode)
    assert other.commit(preview, "Anna").id == 1
    other.close()
