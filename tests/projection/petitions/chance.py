"""What tests over random lives of petitions have in common."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from hypothesis import HealthCheck, settings, strategies as st

from contracts.event import Event
from contracts.registry import decode
from tests.support.feeds import History
from tests.support.histories.petition_lives import BEGINNING
from tests.support.histories.worlds import TREE, identity
from tests.support.oracles import petition_oracle as oracle

BY_CHANCE = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
ORGANIZATIONS = [identity(name) for name in TREE]
SCOPES = [*ORGANIZATIONS, identity("Z1"), identity("Z2")]
days = st.dates(BEGINNING, BEGINNING + timedelta(days=300))


def told_of(history: History) -> list[Event]:
    return [decode(envelope) for envelope in history.envelopes]


def below(standings: Iterable[oracle.Standing], scope: UUID) -> list[oracle.Standing]:
    return [each for each in standings if scope in each.scopes]
