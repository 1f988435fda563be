"""Settings by environment. A wrong one is refused at the start, in one line."""

import tempfile
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

LOCAL_AUDIENCE: Final = "sausat"


class WrongSetting(Exception):
    """A setting cannot be used; the message names it."""


class Settings(BaseSettings):
    """What can be set. The defaults are those of one machine with everything embedded."""

    model_config = SettingsConfigDict(extra="ignore")

    host: str = Field("127.0.0.1", description="address that the HTTP server listens on")
    port: int = Field(8000, ge=1, le=65535, description="port that the HTTP server listens on")
    data_dir: Path = Field(
        Path(".data"), description="folder of the embedded PostgreSQL and of the demo's signing key"
    )
    database_url: str | None = Field(
        None,
        description="PostgreSQL to use instead of the embedded one; a service on its own: its"
        " database",
    )
    kafka_bootstrap_servers: str | None = Field(
        None, description="brokers, comma-separated; a service on its own needs them"
    )
    kafka_replicas: int = Field(1, ge=1, le=9, description="replicas of each topic when created")
    oidc_issuer: str | None = Field(
        None, description="OpenID Connect issuer whose tokens count; by default a local demo one"
    )
    oidc_audience: str = Field(LOCAL_AUDIENCE, description="audience that tokens must name")
    oidc_client_id: str = Field("portal", description="client id of the portal at the issuer")
    oidc_client_secret: str = Field("", description="client secret of the portal, if it has one")
    public_url: str | None = Field(
        None, description="address under which people reach the portal; by default host and port"
    )
    local_issuer_anywhere: bool = Field(
        default=False, description="let the demo sign-in be reached from other machines"
    )
    bootstrap_account: str | None = Field(
        None, description="account that may make the first entries of an empty system"
    )
    document_templates: Path | None = Field(
        None, description="folder with an office's own document templates, answers.docx for example"
    )
    demo: bool = Field(default=True, description="load the demo province into an empty data folder")
    log_level: str = Field(
        "WARNING", pattern="^(DEBUG|INFO|WARNING|ERROR|CRITICAL)$", description="least level logged"
    )
    assignment_url: str | None = Field(None, description="where the portal reaches assignment")
    attendance_url: str | None = Field(None, description="where the portal reaches attendance")
    petition_url: str | None = Field(None, description="where the portal reaches petition")
    projection_url: str | None = Field(None, description="where the portal reaches projection")


def read_settings(**given: object) -> Settings:
    """The settings of the environment, with those given put over them. Raises WrongSetting."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # checked by the model itself
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        raise WrongSetting(f"{name}={first['input']!r}: {first['msg']}") from None


def data_folder(settings: Settings) -> Path:
    """The data folder, made where there is none. Raises WrongSetting when it cannot be used."""
    folder = settings.data_dir.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise WrongSetting(
            f"DATA_DIR={folder}: cannot be written: {error.strerror}; choose another DATA_DIR"
        ) from None
