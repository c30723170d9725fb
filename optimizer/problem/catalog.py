"""The catalog: everything that training is made of. Data lives in `catalog/`."""

from optimizer.domain.taxonomy import Taxonomy
from optimizer.problem.intake import Intake
from optimizer.problem.template import Template


class Catalog(Taxonomy):
    """What training is made of, with ready-made weeks, the intake, and its content hash."""

    sha256: str
    templates: tuple[Template, ...]
    intake: Intake
