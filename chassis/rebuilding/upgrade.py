"""The upgrade of folded tables: at a start, before anybody reads them."""

from chassis.projection.generations import NoGeneration
from chassis.rebuilding.rebuild import Rebuild, Say


def upgrade(work: Rebuild, say: Say) -> None:
    """See to it that a generation of the shape that this version reads is live and not half built.

    Where none is, one is built from the topics beside what there is and put in its place; where one
    was just made it is folded to the end. Of several processes that start at once one does it and
    the others wait.
    """
    if _is_there(work):
        return
    with work.generations.building():
        # Another process may have done it while this one waited.
        if _is_there(work):
            return
        try:
            live = work.generations.live()
        except NoGeneration as why:
            say(str(why))
            _forget_unfinished(work)
            live = work.build(say)
            work.generations.switch(live)
            say(f"{live} is in its place")
        else:
            work.catch_up(live)


def _is_there(work: Rebuild) -> bool:
    """Whether a generation of this shape is live, and anything was ever folded into it."""
    try:
        live = work.generations.live()
    except NoGeneration:
        return False
    return bool(work.database.rows("SELECT 1 FROM positions LIMIT 1", schema=live))


def _forget_unfinished(work: Rebuild) -> None:
    """Throw away what a process that died had begun to build."""
    for schema, state in work.generations.all():
        if state == "building":
            work.generations.drop(schema)
