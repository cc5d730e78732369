"""What `deploy/` names exists: settings, options, commands, secrets; and its files have the right form."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.cluster.site import DEPLOY, PYTHON, services
from cli.airflow.pools import CORE_POOL, POOL_DESCRIPTION
from cli.settings import PREFIX, Settings

HELM = DEPLOY / "helm"
# Airflow is asked in the environment of the image, which has the providers.
ASK = """
import json, sys

from airflow.cli.cli_parser import get_parser
from airflow.configuration import conf
from airflow.utils.providers_configuration_loader import providers_configuration_loaded

@providers_configuration_loaded
def options():
    return {
        section: {name: bool(option.get("sensitive")) for name, option in told["options"].items()}
        for section, told in conf.configuration_description.items()
    }

for command in json.loads(sys.argv[1]):
    get_parser().parse_args(command)
print(json.dumps(options()))
"""

pytestmark = pytest.mark.slow


def _commands() -> list[list[str]]:
    """Return all commands of Airflow that the Compose file starts or checks health by."""
    told = [
        words
        for service in services().values()
        for words in (
            service.get("command", []),
            service.get("healthcheck", {}).get("test", [])[1:],
        )
        if words[:1] == ["airflow"]
    ]
    return [words[1:] for words in told]


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bool]]:
    """Options of Airflow by section, and whether they are secrets; all commands are parsed before."""
    executor = services()["scheduler"]["environment"]["AIRFLOW__CORE__EXECUTOR"]
    manager = services()["scheduler"]["environment"]["AIRFLOW__CORE__AUTH_MANAGER"]
    home = tmp_path_factory.mktemp("airflow")
    variables = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__EXECUTOR": executor,
        "AIRFLOW__CORE__AUTH_MANAGER": manager,
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        [PYTHON, "-c", ASK, json.dumps(_commands())],
        env=os.environ | variables,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, bool]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _values(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HELM / name).read_text())
    return found


def _options_of(environment: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield section, option and value of each variable that is one of Airflow."""
    for name, value in environment.items():
        if match := re.fullmatch(r"AIRFLOW__(\w+?)__(\w+)", name):
            yield match[1].lower(), match[2].lower(), value


def _is_known(name: str) -> bool:
    return name.removeprefix(PREFIX).lower() in Settings.model_fields


def test_variables_of_compose_exist(options: dict[str, dict[str, bool]]) -> None:
    for service in (each for name, each in services().items() if name != "postgres"):
        for section, option, _ in _options_of(service.get("environment", {})):
            assert option.removesuffix("_cmd") in options[section], f"{section} {option}"
        ours = [name for name in service.get("environment", {}) if name.startswith(PREFIX)]
        assert all(map(_is_known, ours)), ours


def test_secrets_are_read_from_files_that_the_service_is_given(
    options: dict[str, dict[str, bool]],
) -> None:
    for name, service in services().items():
        for section, option, value in _options_of(service.get("environment", {})):
            if option.endswith("_cmd"):
                assert options[section][option.removesuffix("_cmd")], "only secrets may be commands"
                assert value.removeprefix("cat /run/secrets/") in service["secrets"], name
            else:
                assert not options[section][option], f"{section} {option} stands in the file"


def test_workers_know_nothing_of_the_database_and_the_keys() -> None:
    assert sorted(services()["worker"]["secrets"]) == ["broker_url", "result_backend"]


def test_every_secret_is_written_and_no_two_are_the_same(tmp_path: Path) -> None:
    declared = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["secrets"]
    texts = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        subprocess.run([DEPLOY / "new_secrets.sh", folder], check=True)
        assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
        texts += [path.read_text() for path in folder.iterdir()]
        assert declared.keys() <= {path.name for path in folder.iterdir()}
    assert len(set(texts)) == len(texts)
    before = (tmp_path / "one" / "jwt_secret").read_text()
    subprocess.run([DEPLOY / "new_secrets.sh", tmp_path / "one"], check=True)
    assert (tmp_path / "one" / "jwt_secret").read_text() == before


def test_example_names_every_variable_of_compose() -> None:
    # A doubled dollar is the shell's in the container.
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    lines = (DEPLOY / "example.env").read_text().splitlines()
    assert {line.lstrip("# ").partition("=")[0] for line in lines if "=" in line} == used


def test_pool_is_the_one_that_tasks_ask_for() -> None:
    text = (DEPLOY / "init.sh").read_text()
    assert f"airflow pools set {CORE_POOL} " in text
    assert f'"{POOL_DESCRIPTION}"' in text


@pytest.mark.parametrize("name", ["values.yaml", "kubernetes.yaml"])
def test_options_of_helm_exist(name: str, options: dict[str, dict[str, bool]]) -> None:
    for section, told in _values(name)["config"].items():
        for option in told:
            assert option in options[section], f"{section} {option}"
            assert not options[section][option], f"{section} {option} is a secret"


def test_helm_and_compose_say_the_same() -> None:
    values, worker = _values("values.yaml"), services()["worker"]["environment"]
    compose = {(section, option): value for section, option, value in _options_of(worker)}
    for section, told in values["config"].items():
        for option, value in told.items():
            # Compose lets the concurrency be chosen.
            assert value in (compose[section, option], "4"), f"{section} {option}"
    ours = {each["name"]: each["value"] for each in values["env"]}
    assert ours.items() <= worker.items()
    assert all(_is_known(name) for name in ours if name.startswith(PREFIX))


def test_helm_makes_no_user_and_names_a_secret_for_each_password() -> None:
    values = _values("values.yaml")
    assert values["createUserJob"]["defaultUser"]["enabled"] is False
    assert not re.search(r"password:|pass:|://[^/\s]+:[^/\s]+@", (HELM / "values.yaml").read_text())


def test_volumes_of_helm_are_mounted() -> None:
    values = _values("values.yaml")
    mounted = {each["name"] for each in values["volumeMounts"]}
    assert mounted == {each["name"] for each in values["volumes"]}


def test_compose_file_has_the_form_of_the_specification() -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    schema = ["--builtin-schema", "vendor.compose-spec"]
    subprocess.run([program, *schema, DEPLOY / "compose.yaml"], check=True)


def test_recipe_of_the_image_passes_its_linter() -> None:
    subprocess.run([Path(sys.executable).with_name("hadolint"), DEPLOY / "Dockerfile"], check=True)
