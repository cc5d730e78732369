"""The pages as an application of their own, which Airflow mounts below its address.

Every page asks for access first. Dates are read strictly, and a run is looked up among those there
are, so that no address leads out of the warehouse.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

from cli.airflow.plugin.dates import dates_page, neighbours, read_date
from cli.airflow.plugin.kept_runs import kept_runs
from cli.airflow.plugin.plot import HEIGHT, STEP, yield_plots
from cli.errors import CommandError
from cli.page_template import fill
from cli.settings import load_settings
from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.warehouse import Warehouse
from stores.address import AddressError
from stores.errors import StoreError

_HEADERS = {
    # The pages hold their styles; scripts, other sites and foreign frames are refused.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self';"
    " frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_TITLES = {401: "Please log in", 403: "Not for this account", 404: "Not found"}
# The reports that publishing keeps of a date: what a page calls them, and their files.
_REPORTS = {"reports": "validation.html", "daily": "daily.html"}
_MOST_UNDATED = 200
_LOG_IN = "Log in to Airflow, then open Browse, Published dates."


def warehouse() -> Iterator[Checkout]:
    """Give the warehouse that the settings name."""
    with checked_out(load_settings().warehouse.absolute()) as checkout:
        yield checkout


def read_day(day: str) -> date:
    """Read `YYYY-MM-DD` and no other form.

    Raises:
        HTTPException: If it is no such date.
    """
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = None
    if found is None or found.isoformat() != day:
        raise HTTPException(404, "The address has no date of the form YYYY-MM-DD.")
    return found


def _until(until: str | None = None) -> date | None:
    return read_day(until) if until else None


Site = Annotated[Checkout, Depends(warehouse)]
Day = Annotated[date, Depends(read_day)]
Until = Annotated[date | None, Depends(_until)]


def published_dates_app(access: Callable[..., Any]) -> FastAPI:
    """Return the application.

    Args:
        access: Dependency that refuses whoever may not see the pages.
    """
    # The stock pages about an API need no login, and fetch their scripts from outside.
    app = FastAPI(
        title="Published dates",
        dependencies=[Depends(access)],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.add_exception_handler(AnyHTTPException, _refused)
    app.add_exception_handler(CommandError, partial(_failed, "Wrong settings"))
    app.add_exception_handler(AddressError, partial(_failed, "Wrong settings"))
    app.add_exception_handler(StoreError, partial(_failed, "The warehouse does not answer"))
    app.get("/")(show_dates)
    app.get("/dates/{day}")(show_date)
    for kind in _REPORTS:
        app.get(f"/{kind}/{{day}}")(partial(show_report, kind))
    app.get("/runs/{day}/{name}")(show_kept_report)
    return app


def show_dates(site: Site, until: Until) -> HTMLResponse:
    """Show the published dates, their yields as plots, and the runs that have not published."""
    page = dates_page(site, until)
    undated, problem = _undated(site)
    return _page(
        "published_dates.html.j2",
        page=page,
        plots=yield_plots(page.dates),
        plot_height=HEIGHT,
        bar_width=STEP * 0.8,
        kept=kept_runs(site),
        undated=undated,
        undated_problem=problem,
        most_undated=_MOST_UNDATED,
    )


def _undated(site: Checkout) -> tuple[list[dict[str, Any]], str]:
    """Return the first files of no date; or why they cannot be told, which hides nothing else."""
    from load.undated import read_undated  # here, because pyarrow takes its time

    try:
        return read_undated(site.address)[:_MOST_UNDATED], ""
    except (OSError, ValueError) as error:
        place = site.address / Warehouse(site.folder).undated.name
        return [], f"{place}: {error}; `tass-events changed` writes it anew"


def show_date(site: Site, day: Day) -> HTMLResponse:
    """Show how a date was made, and its validation report."""
    if not site.is_published(day):
        raise HTTPException(404, f"{day} is not published.")
    site.fetch_manifests(day, day)
    older, newer = neighbours(site, day)
    return _page(
        "published_date.html.j2",
        date=read_date(site, day),
        older=older,
        newer=newer,
        has_daily=_has_daily(site, day),
    )


def show_report(kind: str, site: Site, day: Day) -> HTMLResponse:
    """Show a report of a published date: of its validation, or of what it says."""
    if not site.is_published(day):
        raise HTTPException(404, f"{day} is not published.")
    return _report(partial(site.read_report, day, _REPORTS[kind]), _REPORTS[kind])


def _has_daily(site: Checkout, day: date) -> bool:
    try:
        return bool(site.read_report(day, _REPORTS["daily"]))
    except FileNotFoundError:
        return False


def show_kept_report(site: Site, day: Day, name: str) -> HTMLResponse:
    """Show the validation report of a run whose files are kept."""
    for run in kept_runs(site):
        if (run.day, run.name) == (day, name) and run.report:
            return _report(partial(run.report.read_text, encoding="utf-8"), run.report.name)
    raise HTTPException(404, f"No run {name} of {day} keeps a report.")


def _report(read: Callable[[], str], name: str) -> HTMLResponse:
    try:
        return HTMLResponse(read(), headers=_HEADERS)
    except FileNotFoundError as error:
        raise HTTPException(404, f"{name} is missing; publish the date again.") from error


def _page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(fill(template, **values), status, headers=_HEADERS)


def _refused(_: Request, error: Exception) -> Response:
    status, cause = getattr(error, "status_code", 500), getattr(error, "detail", "")
    told = _LOG_IN if status == 401 else cause
    return _page("notice.html.j2", status, title=_TITLES.get(status, "Refused"), told=told)


def _failed(title: str, _: Request, error: Exception) -> Response:
    return _page("notice.html.j2", 500, title=title, told=str(error))
