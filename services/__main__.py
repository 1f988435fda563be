"""All services in one process, and the operator's tool: ``python -m services --help``."""

import json
import sys
from typing import Annotated, Any

import typer

from chassis import logs
from chassis.postgres.embedded import EmbeddedPostgresUnavailable
from chassis.postgres.migrations import NewerDatabase
from chassis.projection.generations import NoGeneration
from chassis.projection.replay import StillPoison
from chassis.rebuilding.rebuild import StillMoving
from chassis.runtime import bind, serve
from chassis.settings import WrongSetting, read_settings
from services import operator
from services.definitions import ServiceName
from services.demo import figures as asked
from services.demo.accounts import ACCOUNTS, GIA_LOC_OFFICE, PASSWORD, PROVINCE_OFFICE
from services.demo.client import Caller, Refused, token
from services.demo.load import is_empty, load
from services.embedded import embedded
from services.issuer import NotOnLoopback

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Sâu Sát: run the services, and look after them.",
)
letters = typer.Typer(no_args_is_help=True, help="Events that could not be folded.")
app.add_typer(letters, name="dead-letters")

Url = Annotated[str, typer.Option(help="Where the portal is.", envvar="PUBLIC_URL")]
MENDABLE = (
    WrongSetting,
    EmbeddedPostgresUnavailable,
    NotOnLoopback,
    NewerDatabase,
    NoGeneration,
    Refused,
    StillMoving,
    StillPoison,
)
Whose = Annotated[ServiceName, typer.Option("--service", help="Whose tables.")]
HERE = "http://127.0.0.1:8000"


@app.command()
def run() -> None:
    """Run everything in this process until Ctrl-C; the settings come from the environment."""
    settings = read_settings()
    logs.configure(settings.log_level)
    listening = bind(settings.host, settings.port)
    with embedded(settings) as everything:

        def started() -> None:
            if settings.demo and settings.oidc_issuer is None and is_empty(everything.url):
                typer.echo("Loading the demo province:")
                load(everything.url, say=lambda line: typer.echo(f"  {line}"))
            _welcome(everything.url, accounts=settings.oidc_issuer is None)

        serve(
            everything.app,
            everything.workers,
            listening,
            prepare=lambda: everything.upgrade(lambda line: typer.echo(f"Upgrading: {line}")),
            started=started,
        )
    typer.echo("Stopped.")


@app.command()
def demo(url: Url = HERE) -> None:
    """Load the demo province into a running, empty system."""
    if not is_empty(url):
        raise WrongSetting(f"{url} is not empty: the demo is loaded into an empty system only")
    load(url, say=typer.echo)


@app.command()
def figures(url: Url = HERE) -> None:
    """Print the published figures, asked of a running system, as one JSON object."""
    lang_son, gia_loc = (
        Caller(url, token(url, office.account, PASSWORD))
        for office in (PROVINCE_OFFICE, GIA_LOC_OFFICE)
    )
    _print(asked.figures(lang_son, gia_loc))
    lang_son.close()
    gia_loc.close()


@app.command(name="token")
def show_token(account: str, url: Url = HERE) -> None:
    """Print a token of a demo account, for scripts."""
    typer.echo(token(url, account, PASSWORD))


@app.command()
def rebuild(
    *,
    service: Whose = "projection",
    whatever_differs: Annotated[
        bool, typer.Option(help="The folds were changed: switch although tables differ.")
    ] = False,
) -> None:
    """Build the folded tables anew beside the old, compare, and put them in their place."""
    found = operator.rebuild(
        read_settings(), service, say=_aside, whatever_differs=whatever_differs
    )
    _print(found)
    if not found["live"]:
        raise typer.Exit(1)


@app.command(name="roll-back")
def roll_back(*, service: Whose = "projection") -> None:
    """Put the folded tables that were live before the last rebuild back in their place."""
    _print(operator.roll_back(read_settings(), service))


@app.command()
def verify(*, service: Whose = "projection") -> None:
    """Hold the folded tables against a pure fold of the logs; the exit code tells the answer."""
    found = operator.verify(read_settings(), service, say=_aside)
    _print(found)
    if not found["equal"]:
        raise typer.Exit(1)


@letters.command("list")
def list_letters(*, service: Whose = "projection") -> None:
    """Print one line per parked key."""
    _print(operator.list_letters(read_settings(), service))


@letters.command("show")
def show_letters(key: str, *, service: Whose = "projection") -> None:
    """Print the letters of one key."""
    _print(operator.show_letters(read_settings(), service, key))


@letters.command("replay")
def replay_letters(key: str, *, service: Whose = "projection") -> None:
    """Fold the letters of one key with the code of today."""
    _print({"replayed": operator.replay_letters(read_settings(), service, key)})


def _welcome(url: str, *, accounts: bool) -> None:
    typer.echo(f"\nSâu Sát is at {url}")
    if accounts:
        typer.echo(f"Demo sign-ins, all with the password {PASSWORD!r}:")
        for account in ACCOUNTS:
            typer.echo(f"  {account.account:20} {account.name}")
    typer.echo("Ctrl-C stops it.")


def _print(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def _aside(line: str) -> None:
    typer.echo(line, err=True)


def main() -> None:
    """One clear line for whatever the operator can mend; no traceback."""
    try:
        app()
    except MENDABLE as error:
        sys.exit(f"sausat: {error}")


if __name__ == "__main__":
    main()
