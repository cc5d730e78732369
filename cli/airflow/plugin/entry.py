"""What Airflow finds when it looks for plugins: an entry under Browse, and the pages behind it.

Every process of Airflow imports this, tasks too; the pages are built in the API server alone.
"""

from typing import Any, ClassVar

from airflow.sdk.plugins_manager import AirflowPlugin

from cli.airflow.dag_id import DAG_ID

PREFIX = "tass-events"


class TassEventsPlugin(AirflowPlugin):  # type: ignore[misc]  # Airflow is not typed here
    """The published dates under Browse, for those who may see the runs of the nightly DAG."""

    name = "tass_events"
    # Without a slash at the beginning, so that it holds below any base address of Airflow.
    external_views: ClassVar[list[dict[str, Any]]] = [
        {
            "name": "Published dates",
            "href": f"{PREFIX}/",
            "destination": "nav",
            "category": "browse",
            "url_route": PREFIX,
        }
    ]

    @property
    def fastapi_apps(self) -> list[dict[str, Any]]:
        """The pages; built when the API server asks for them."""
        from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
        from airflow.api_fastapi.core_api.security import requires_access_dag

        from cli.airflow.plugin.app import published_dates_app

        access = requires_access_dag("GET", DagAccessEntity.RUN, DAG_ID)
        return [{"name": self.name, "app": published_dates_app(access), "url_prefix": f"/{PREFIX}"}]
