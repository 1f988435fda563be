"""Every question about petitions, asked of the read API and answered by the model."""

from tests.e2e.lives.driver.asking import Questions
from tests.e2e.lives.judge import comparing_briefings, comparing_lists, comparing_lives
from tests.e2e.lives.model.model import Model


def everything(model: Model, office: Questions, secretary: Questions) -> None:
    """As the district's office is told, and as the secretary of the first cell is."""
    as_overseer(model, office)
    as_secretary(model, secretary)


def as_overseer(model: Model, asked: Questions) -> None:
    ground = model.ground
    for scope in (ground.district.id, ground.communes[2].id, ground.cells[0].id):
        comparing_lists.statistics(model, asked, scope)
    then = model.moment is not None
    comparing_lists.lists(model, asked, ground.district.id, few=then)
    comparing_lists.desks(model, asked)
    for life in model.lives.values():
        comparing_lives.petition(model, asked, life)
        comparing_lives.trail(model, asked, life)
    comparing_lives.trails(model, asked)
    for briefing in model.briefings.values():
        comparing_briefings.briefing(model, asked, briefing)
    for zone in ground.zones:
        comparing_briefings.zone(model, asked, zone)
        comparing_briefings.coming(model, asked, zone)
    comparing_briefings.district(model, asked)


def as_secretary(model: Model, asked: Questions) -> None:
    """Who sees of an answer nothing before it is announced, neither counted nor listed nor told."""
    ground = model.ground
    own = ground.cells[0]
    comparing_lists.statistics(model, asked, own.id, masked=True)
    comparing_lists.lists(model, asked, own.id, few=True, masked=True)
    for life in model.lives.values():
        if life.cell == own:
            comparing_lives.petition(model, asked, life, masked=True)
            comparing_lives.trail(model, asked, life, masked=True)
    for briefing in model.briefings.values():
        if briefing.zone == own.zone:
            comparing_briefings.briefing(model, asked, briefing, masked=True)
