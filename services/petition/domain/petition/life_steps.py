"""The steps of a petition outside its rounds: corrected, kept, escalated, withdrawn."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from kernel import text
from services.petition.domain.petition import errors, events
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.snapshots import RegulationSnapshot


class LifeSteps(PetitionState):
    """Commands check and raise named errors; what they say has happened is in the events."""

    def correct(self, words: PetitionContent, reason: str, regulation: RegulationSnapshot) -> None:
        """What was written is given anew as a whole. ``regulation`` is that of ``raised_on``."""
        self.require_open()
        checked = words.checked()
        if checked.field != self.words.field:
            checked.require_in(regulation)
        if checked == self.words:
            raise errors.NothingCorrected
        self.trigger_event(
            events.PetitionCorrected,
            field=checked.field,
            text=checked.text,
            address=checked.address,
            reason=text.reason(reason),
        )

    def keep_at_base(self, kept_on: date, reason: str | None, today: date) -> None:
        """The commune takes it upon itself to solve it."""
        self.require_open()
        if self.state != "raised":
            raise errors.NotNewlyRaised
        self.require_day(kept_on, "kept_on", today)
        self.trigger_event(
            events.PetitionKeptAtBase,
            commune_id=self.commune_id,
            kept_on=kept_on,
            reason=text.reason_if_any(reason),
        )

    def escalate(
        self,
        to_organization_id: UUID,
        escalated_on: date,
        reason: str | None,
        above: Collection[UUID],
        today: date,
    ) -> None:
        """``above`` are the organizations above the cell on the day."""
        self.require_open()
        if self.state not in {"raised", "kept_at_base"}:
            raise errors.AlreadyEscalated
        if to_organization_id not in above:
            raise errors.NotAboveTheCell
        self.require_day(escalated_on, "escalated_on", today)
        self.trigger_event(
            events.PetitionEscalated,
            to_organization_id=to_organization_id,
            escalated_on=escalated_on,
            reason=text.reason_if_any(reason),
        )

    def withdraw(self, withdrawn_on: date, reason: str, today: date) -> None:
        self.require_open()
        self.require_day(withdrawn_on, "withdrawn_on", today)
        self.trigger_event(
            events.PetitionWithdrawn, withdrawn_on=withdrawn_on, reason=text.reason(reason)
        )

    def merge_into(
        self,
        other: PetitionState,
        *,
        same_district: bool,
        merged_on: date,
        reason: str,
        today: date,
    ) -> None:
        """``other`` is open, and of the same zone or, as whoever asks knows, the same district.

        It must be told of it too, by ``absorb``, in the same transaction.
        """
        self.require_open()
        if other.id == self.id:
            raise errors.MergedIntoItself
        if other.is_over:
            raise errors.MergedIntoOneThatIsOver
        if not same_district and (self.zone_id is None or self.zone_id != other.zone_id):
            raise errors.MergedAcrossDistricts
        self.require_day(merged_on, "merged_on", today)
        self.trigger_event(
            events.PetitionMerged,
            into_id=other.id,
            merged_on=merged_on,
            reason=text.reason(reason),
        )

    def absorb(self, merged_id: UUID, merged_on: date) -> None:
        """The other side of ``merge_into``; it is no step of this petition's own."""
        self.trigger_event(events.PetitionAbsorbed, merged_id=merged_id, merged_on=merged_on)

    def split(self, part_ids: list[UUID], split_on: date, reason: str, today: date) -> None:
        """The parts are petitions of their own, raised in the same transaction."""
        self.require_open()
        if self.state not in {"raised", "kept_at_base", "escalated"}:
            raise errors.TooLateToSplit
        if len(part_ids) < 2:
            raise errors.NotSeveralParts
        self.require_day(split_on, "split_on", today)
        self.trigger_event(
            events.PetitionSplit,
            part_ids=part_ids,
            split_on=split_on,
            reason=text.reason(reason),
        )
