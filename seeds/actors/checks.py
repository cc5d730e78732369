"""Checks across the actor tables."""

from collections.abc import Sequence
from pathlib import Path

from seeds.actors.folders import layers
from seeds.actors.names import slug
from seeds.actors.tables import ActorReference
from seeds.ontology import read_ontology
from seeds.reading import ReferenceDataError

Folders = Sequence[Path]


def check_reference(reference: ActorReference, folders: Folders) -> None:
    """Check what no row shows by itself: codes, roles, offices and countries that rows name.

    Args:
        reference: The tables.
        folders: Where they were read; an error names the uppermost file.

    Raises:
        ReferenceDataError: At the first row that names something unknown.
    """
    _check_sectors(reference, folders)
    _check_roles(reference, folders)
    _check_offices(reference, folders)
    _check_countries(reference, folders)
    _check_homonyms(reference, folders)


def _check_sectors(reference: ActorReference, folders: Folders) -> None:
    known = read_ontology().sectors
    used = [
        *(
            ("organisations.csv", row.actor_id, sector)
            for row in reference.organisations.values()
            for sector in (row.sector, *row.sectors, row.changed_sector)
        ),
        *(("roles.csv", row.role_id, row.sector) for row in reference.roles.values()),
        *(("people.csv", row.actor_id, row.sector) for row in reference.people.values()),
        *(
            ("offices.csv", row.actor_id, row.sector)
            for rows in reference.offices.values()
            for row in rows
        ),
    ]
    for file, key, sector in used:
        if sector is not None and sector not in known:
            allowed = ", ".join(known)
            raise ReferenceDataError(
                _file(folders, file), key, f"no sector '{sector}'; there are: {allowed}"
            )


def _check_roles(reference: ActorReference, folders: Folders) -> None:
    roles = reference.roles
    used = [
        *(
            ("roles.csv", row.role_id, name)
            for row in roles.values()
            for name in (*row.broader, row.head_office)
        ),
        *(
            ("organisations.csv", row.actor_id, name)
            for row in reference.organisations.values()
            for name in row.fills
        ),
        *(
            ("countries.csv", row.country_code, row.leader_role)
            for row in reference.countries.values()
        ),
    ]
    for file, key, name in used:
        if name is not None and name not in roles:
            raise ReferenceDataError(_file(folders, file), key, _unknown_role(name))


def _check_offices(reference: ActorReference, folders: Folders) -> None:
    path = _file(folders, "offices.csv")
    owners = _office_owners(reference)
    for actor_id, offices in reference.offices.items():
        if actor_id not in reference.people:
            raise ReferenceDataError(path, actor_id, "not in people.csv; add the person there")
        for office in offices:
            if office.role_id.removeprefix("deputy-") not in reference.roles:
                raise ReferenceDataError(path, actor_id, _unknown_role(office.role_id))
            if office.of not in owners:
                cause = f"'{office.of}' is no country code, actor id or seat; write what the office is of"
                raise ReferenceDataError(path, actor_id, cause)


def _office_owners(reference: ActorReference) -> set[str]:
    """Everything an office can be of, with the bodies composed of a country and a role."""
    bodies = [role.role_id for role in reference.roles.values() if role.kind == "body"]
    composed = {f"org:{code.lower()}-{body}" for code in reference.countries for body in bodies}
    seats = {slug(name) for row in reference.countries.values() for name in row.seat_names}
    return composed | seats | {*reference.countries, *reference.organisations, *reference.regions}


def _check_countries(reference: ActorReference, folders: Folders) -> None:
    used: list[tuple[str, str, str | None]] = [
        *(("countries.csv", row.name, row.sovereign) for row in reference.countries.values()),
        *(("regions.csv", row.actor_id, row.country_code) for row in reference.regions.values()),
        *(
            ("organisations.csv", row.actor_id, row.country_code)
            for row in reference.organisations.values()
        ),
        *(("people.csv", row.actor_id, row.country_code) for row in reference.people.values()),
    ]
    for file, key, code in used:
        if code is not None and code not in reference.countries:
            cause = f"no country '{code}' in countries.csv; write an ISO 3166-1 alpha-3 code"
            raise ReferenceDataError(_file(folders, file), key, cause)


def _check_homonyms(reference: ActorReference, folders: Folders) -> None:
    known = {
        *(row.actor_id for row in reference.countries.values()),
        *reference.regions,
        *reference.groupings,
        *reference.organisations,
        *reference.people,
    }
    for name, rows in reference.homonyms.items():
        for row in rows:
            if row.actor_id is not None and row.actor_id not in known:
                cause = f"no actor '{row.actor_id}' in any table; add it, or mend the id"
                raise ReferenceDataError(_file(folders, "homonyms.csv"), name, cause)


def _file(folders: Folders, name: str) -> Path:
    return layers(folders, name)[-1]


def _unknown_role(role_id: str) -> str:
    return f"no role '{role_id}' in roles.csv; add it there, or write one that is there"
