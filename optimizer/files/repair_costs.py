"""Load what repairs cost: `catalog/repairs.yaml`."""

from functools import cache

from optimizer.domain.costs import Costs
from optimizer.files.catalog import catalog_folder
from optimizer.files.reading import read_tree
from optimizer.files.validate import validated


@cache
def load_costs() -> Costs:
    """The costs that ship with this version."""
    path = catalog_folder() / "repairs.yaml"
    return validated(Costs, read_tree(path))
