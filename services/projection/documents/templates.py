"""The templates of documents, and how one is filled."""

import io
import zipfile
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, Literal

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

Name = Literal["answers", "minutes"]

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TemplateUnusable(Exception):
    """The office's template is no DOCX file, or names something that there is not."""


class Templates:
    """``folder`` has the office's own templates, ``answers.docx`` and ``minutes.docx``, if any."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def filled(self, name: Name, words: Mapping[str, object]) -> bytes:
        """The document. What the words contain is text and never markup.

        Raises TemplateUnusable, naming the file and what is wrong with it.
        """
        own = self._folder and self._folder / f"{name}.docx"
        if own and own.is_file():
            return _filled(own, words)
        with as_file(files(__package__).joinpath("templates", f"{name}.docx")) as built_in:
            return _filled(built_in, words)


def _filled(path: Path, words: Mapping[str, object]) -> bytes:
    content = io.BytesIO()
    # Whoever may replace a template must not be able to run code by it.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        template = DocxTemplate(path)
        template.render(dict(words), environment, autoescape=True)
        template.save(content)
    except (TemplateError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TemplateUnusable(f"{path.name}: {error}") from error
    return content.getvalue()
