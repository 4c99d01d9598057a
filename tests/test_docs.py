"""The documents keep their word: commands exist and are named, options exist, snippets run, links lead somewhere."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import isnad
from isnad.cli import app
from isnad.codebook import TRIGGER_KEYS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README, GUIDE = (path.read_text(encoding="utf-8") for path in (ROOT / "README.md", ROOT / "docs/guide.md"))

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def commands(group: Any, prefix: str = "isnad") -> Iterator[tuple[str, Any]]:
    """Every command with its name as it is typed."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def typed(text: str) -> Iterator[list[str]]:
    """The words of each `isnad` command in the shell blocks."""
    for block in blocks(text, "sh"):
        for line in block.splitlines():
            for part in line.split("|"):
                words = shlex.split(part, comments=True)
                if words[:1] == ["isnad"]:
                    yield words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_guide_names_every_command(name: str) -> None:
    assert name in GUIDE


@pytest.mark.parametrize("name", ["code", "codebook", "gazetteer", "evaluate"])
def test_readme_and_changelog_name_every_family_of_commands(name: str) -> None:
    assert f"isnad {name}" in README + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["demo", "test"])
def test_the_readme_gives_the_make_targets(name: str) -> None:
    assert f"make {name}" in README
    assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@each_document
def test_commands_that_are_shown_have_the_options_that_are_shown(path: Path) -> None:
    for words in typed(path.read_text(encoding="utf-8")):
        name = next((" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in COMMANDS), None)
        assert name is not None, words
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known, words


def test_the_guide_names_every_option_of_code() -> None:
    options = {option for parameter in COMMANDS["isnad code"].params for option in parameter.opts if option[:2] == "--"}
    told = GUIDE + README + (ROOT / "docs/codebook.md").read_text(encoding="utf-8")
    assert {option for option in options - {"--output"} if option not in told} == set()


@pytest.fixture(scope="module")
def folder_with_database(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the snippets take it for granted: `isnad.duckdb` holds the example corpus."""
    folder = tmp_path_factory.mktemp("snippets")
    corpus = ROOT / "examples" / "offensive-2024" / "dispatches.jsonl"
    result = CliRunner().invoke(app, ["ingest", str(corpus), "--db", str(folder / "isnad.duckdb")])
    assert result.exit_code == 0, result.stderr
    return folder


@each_document
def test_python_snippets_run(
    path: Path, folder_with_database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder_with_database)
    for block in blocks(path.read_text(encoding="utf-8"), "python"):
        exec(compile(block, path.name, "exec"), {})
        assert capsys.readouterr().out.strip()


def test_the_claim_in_the_readme_is_what_the_snippet_makes(own_folders: None) -> None:
    names: dict[str, Any] = {}
    exec(compile(blocks(README, "python")[0], "README.md", "exec"), names)
    shown = json.loads(blocks(README, "json")[0])
    made = names["coding"].to_dict()["claims"]
    assert any(all(claim[field] == value for field, value in shown.items()) for claim in made)


@each_document
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_codebook_guide_explains_every_field_of_a_trigger() -> None:
    told = (ROOT / "docs/codebook.md").read_text(encoding="utf-8")
    assert {key for key in TRIGGER_KEYS if f"`{key}`" not in told} == set()


def test_the_version_is_in_the_changelog() -> None:
    assert f"## {isnad.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_registry_address_is_pinned() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in pinned.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!]+", line) for line in lines)
