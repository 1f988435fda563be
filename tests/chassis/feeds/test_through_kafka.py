"""From the logs through a real broker into tables: the same tables as without one."""

from deploy.kafka.broker import LocalKafka
from deploy.toolbox import wait_until
from tests.chassis.feeds.feed_contract import from_the_beginning
from tests.chassis.running import Stores, folded, read_until_the_end
from tests.support.little_province import MEETINGS


def test_both_feeds_fold_to_the_same_tables(kafka: str, database: str, stores: Stores) -> None:
    stores.province.tell()
    stores.publish(kafka)

    from_the_logs = folded(database, stores.over_logs)
    alone = folded(database, stores.over_kafka(kafka))
    in_a_group = folded(database, stores.over_kafka(kafka, group=stores.topics[0]))

    assert from_the_logs["trail"][0] == len(stores.stored())
    assert alone == from_the_logs
    assert in_a_group == from_the_logs


def test_what_is_published_is_what_the_logs_say(kafka: str, stores: Stores) -> None:
    stores.province.tell()
    stores.publish(kafka)

    came = read_until_the_end(stores.over_kafka(kafka)(from_the_beginning))

    assert sorted(came, key=lambda e: e.id) == sorted(stores.stored(), key=lambda e: e.id)


def test_a_broker_that_dies_under_the_relay_costs_nothing(database: str, stores: Stores) -> None:
    stores.province.tell(meetings=10)
    with LocalKafka() as broker:
        servers = broker.bootstrap_servers
        with stores.relaying(servers):
            assert wait_until(stores.are_relayed, within=60)
            broker.kill()
            for number in range(10, MEETINGS):
                stores.province.meet(number)
            broker.restart()
            assert wait_until(stores.are_relayed, within=60)

        through = folded(database, stores.over_kafka(servers))

    assert through == folded(database, stores.over_logs)
    assert through["trail"][0] == len(stores.stored())
