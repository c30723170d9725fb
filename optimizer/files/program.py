"""Read and write program files."""

import json

from optimizer.domain.program import Program
from optimizer.files.reading import read_tree
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.files.validate import validated
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem


def program_json(program: Program) -> str:
    """The program file's text."""
    return json.dumps(program.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def load_program(path: str, catalog: Catalog) -> tuple[Program, Problem]:
    """A program file and the scenario in it, checked. Raises InputError with all faults."""
    return program_in(read_tree(path, ".json"), catalog)


def program_in(tree: Tree, catalog: Catalog) -> tuple[Program, Problem]:
    """The same for a file that is parsed; it may hold no week."""
    program = validated(Program, tree)
    return program, problem_of(tree.part(("scenario",), program.scenario), catalog)
