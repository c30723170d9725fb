"""Files that were made with another catalog: a note, since nothing else may explain a fault."""

from optimizer.domain.catalog import Catalog
from optimizer.domain.program import Provenance
from optimizer.errors import Fault

OTHER_CATALOG = "was made with another catalog; its own files are given with --catalog"


def catalog_faults(sha256: object, catalog: Catalog) -> list[Fault]:
    """What to say of a file with the catalog hash that it claims; nothing where it is this one."""
    if not isinstance(sha256, str) or sha256 == catalog.sha256:
        return []
    field, here = "provenance.catalog_sha256", f"this one is {catalog.sha256[:8]}"
    return [Fault(f"{OTHER_CATALOG}; {here}", field=field, value=sha256[:8])]


def made_with_another(provenance: Provenance | None, catalog: Catalog) -> list[Fault]:
    """The same for a file that was read."""
    return catalog_faults(None if provenance is None else provenance.catalog_sha256, catalog)
