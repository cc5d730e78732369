"""Where the articles of a published date come from: from raw files that its manifest names."""

from collections.abc import Iterator

from load.batch import Batch, values
from load.manifest import Manifest
from load.promises import BrokenPromise

_PLACE = "documents.source_path"


def broken_sources(batch: Batch, manifest: Manifest) -> Iterator[BrokenPromise]:
    """Yield an article that comes from no raw file of the manifest, if there is one.

    Args:
        batch: The tables of the date.
        manifest: Its manifest.
    """
    inputs = {file.source_path for file in manifest.inputs}
    lost = [path for path in values(batch, "documents", "source_path") if path not in inputs]
    if lost:
        cause = (
            f"expected that the manifest names the raw file of every article: {len(lost)} articles"
            f" come from elsewhere, such as {lost[0]!r}; publish the date again"
        )
        yield BrokenPromise(batch.publication_date, _PLACE, cause)
