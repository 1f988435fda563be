"""The same seed breaks the same things in the same order."""

from collections import Counter

from tests.faults.faults import KINDS, Fault, plan


def all_of(seed: int, rounds: int, brokers: int = 1) -> list[Fault]:
    return [
        fault for strikes in plan(seed, rounds, brokers) for faults in strikes for fault in faults
    ]


def test_a_seed_has_one_plan_and_another_seed_another() -> None:
    assert plan(1, 20, 1) == plan(1, 20, 1)
    assert plan(1, 20, 1) != plan(2, 20, 1)


def test_more_rounds_begin_as_fewer_do() -> None:
    assert plan(1, 20, 1)[:4] == plan(1, 4, 1)


def test_every_kind_of_fault_comes_in_twenty_rounds() -> None:
    for seed in range(20):
        counted = Counter((fault.how, fault.what) for fault in all_of(seed, 20))
        assert all(counted[kind] >= 2 for kind in KINDS)


def test_a_part_is_never_hit_by_two_faults_at_a_time() -> None:
    for seed in range(20):
        for strikes in plan(seed, 20, 3):
            assert all(len({fault.what for fault in faults}) == len(faults) for faults in strikes)


def test_with_three_brokers_any_of_them_is_hit() -> None:
    hit = {fault.target for fault in all_of(1, 20, brokers=3) if fault.what == "broker"}

    assert hit == {"broker 1", "broker 2", "broker 3"}
