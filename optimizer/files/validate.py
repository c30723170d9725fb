"""Pydantic's verdicts as faults that a person can act on."""

from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from optimizer.errors import Fault, InputError
from optimizer.files.nearest import nearest, unknown
from optimizer.files.tree import Path_, Tree, in_order, show

T = TypeVar("T", bound=BaseModel)


def validated(model: type[T], tree: Tree) -> T:
    """The tree's value as `model`; every fault at once as an InputError."""
    if not isinstance(tree.value, dict):
        what = "is empty" if tree.value is None else "must be a mapping of keys to values"
        raise InputError(tree.source, [Fault(what)])
    try:
        value = model.model_validate(tree.value)
    except ValidationError as error:
        raise InputError(tree.source, [*tree.faults, *faults(error, tree, model)]) from error
    if tree.faults:
        raise InputError(tree.source, tree.faults)
    return value


def faults(error: ValidationError, tree: Tree, model: type[BaseModel]) -> list[Fault]:
    """One fault per thing that is wrong, in the order of the file."""
    found: dict[tuple[Any, ...], Fault] = {}
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    for detail in details:
        loc = detail["loc"]
        if detail["type"] == "too_short" and any(p[: len(loc)] == loc != p for p in places):
            continue  # pydantic counts only entries without faults
        fault = _fault(dict(detail), tree, model)
        found.setdefault((fault.line, fault.column, fault.field), fault)
    return in_order(found.values())


def _fault(detail: dict[str, Any], tree: Tree, model: type[BaseModel]) -> Fault:
    path = _real_path(detail["loc"], tree.value)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = _fields(model, detail["loc"])
        return tree.fault(
            path or tuple(detail["loc"]), "is not a known key", allowed=", ".join(known) or None,
            nearest=nearest(str(detail["loc"][-1]), known), code="unknown-name",
        )  # fmt: skip
    if kind == "union_tag_invalid":
        names = [name.strip(" '") for name in context["expected_tags"].split(",")]
        return tree.fault(
            (*path, "kind"), "is not a kind of rule",
            **unknown(str(context["tag"]), names, ", ".join(names)),
        )  # fmt: skip
    if kind == "union_tag_not_found":
        return tree.fault((*path, "kind"), "is missing", code="missing")
    if kind == "missing":
        return tree.fault(
            (*path, str(detail["loc"][-1])) if path != detail["loc"] else path, "is missing",
            code="missing",
        )  # fmt: skip
    value = show(detail["input"])
    if kind in ("enum", "literal_error"):
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        names = [name.strip() for name in allowed.split(",")]
        near = nearest(str(detail["input"]), names) if isinstance(detail["input"], str) else None
        key = "[key]" in detail["loc"]
        message = "is not a known name" if key else "is not allowed here"
        code = "unknown-name" if key or near else "not-allowed"
        return tree.fault(path, message, value=value, allowed=allowed, nearest=near, code=code)
    if kind == "value_error":
        return tree.fault(path, str(context["error"]), value=value)
    code = "out-of-range" if kind in RANGES else "invalid"
    return tree.fault(path, _plain(detail), value=value, code=code)


PLAIN = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a mapping of keys to values",
    "model_type": "must be a mapping of keys to values",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be above {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be below {lt}",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must be letters, digits, dot, dash and underscore, at most 64",
}
"""Pydantic's error types in a person's words."""
RANGES = {"greater_than_equal", "greater_than", "less_than_equal", "less_than", "too_short",
          "too_long", "string_too_short", "string_too_long"}  # fmt: skip
"""Those of values that are of the right kind, but too small or too large."""


def _plain(detail: dict[str, Any]) -> str:
    if detail["type"] in PLAIN:
        return PLAIN[detail["type"]].format(**detail.get("ctx", {}))
    message = str(detail["msg"])
    return message[0].lower() + message[1:]


def _real_path(loc: tuple[Any, ...], value: Any) -> Path_:
    """Pydantic's location without union tags and "[key]" marks: only steps that the file has."""
    path: list[str | int] = []
    for part in loc:
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _fields(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """Names of the keys allowed where an unknown key stands, by the model's JSON schema."""
    schema = TypeAdapter(model).json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    node = _plain_node(schema, definitions)
    for part in loc[:-1]:
        tagged = node.get("discriminator", {}).get("mapping", {})
        if part in tagged:
            node = {"$ref": tagged[part]}
        elif isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part, node.get("additionalProperties", {}))
        if not isinstance(node, dict):
            return []
        node = _plain_node(node, definitions)
    return list(node.get("properties", {}))


def _plain_node(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema node with references followed and "or nothing" taken off."""
    while True:
        if "$ref" in node:
            node = definitions[node["$ref"].rpartition("/")[2]]
            continue
        options = [o for o in node.get("anyOf", ()) if "$ref" in o or o.get("type") == "array"]
        if "properties" in node or not options:
            return node
        node = options[0]
