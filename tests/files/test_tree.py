"""Text becomes plain values with places, and a hostile file costs nothing."""

import json
import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.errors import Fault, InputError
from optimizer.files.reading import MAX_BYTES, decode, parse, read_text
from optimizer.files.tree import dotted


def refused(text: str, suffix: str = ".yaml") -> list[Fault]:
    with pytest.raises(InputError) as caught:
        parse(text, "file", suffix)
    return caught.value.faults


# -- scalars of the YAML 1.2 core schema --------------------------------------------------------

SCALARS = {
    "no": "no",
    "No": "No",
    "yes": "yes",
    "on": "on",
    "off": "off",
    "y": "y",
    "6:30": "6:30",
    "1:02:03": "1:02:03",
    "2001-12-14": "2001-12-14",
    "1_000": "1_000",
    "0b11": "0b11",
    "<<": "<<",
    "=": "=",
    "tRUE": "tRUE",
    "nuLL": "nuLL",
    '"no"': "no",
    '"5"': "5",
    "'true'": "true",
    "!!str 5": "5",
    "8-20": "8-20",
    "'>=10'": ">=10",
    "5/4": "5/4",
    "true": True,
    "True": True,
    "FALSE": False,
    "null": None,
    "Null": None,
    "~": None,
    "": None,
    "7": 7,
    "+7": 7,
    "-7": -7,
    "010": 10,
    "0o17": 15,
    "0x1F": 31,
    "1.25": 1.25,
    ".5": 0.5,
    "1.": 1.0,
    "-1.5e3": -1500.0,
    ".inf": math.inf,
    "-.INF": -math.inf,
}


@pytest.mark.parametrize("text", SCALARS)
def test_a_scalar_is_read_by_the_core_schema(text):
    value = parse(f"key: {text}\n", "file").value["key"]
    assert (type(value), value) == (type(SCALARS[text]), SCALARS[text])


def test_keys_are_text():
    assert parse("1: a\nno: b\ntrue: c\n", "file").value == {"1": "a", "no": "b", "true": "c"}


def test_a_merge_key_is_an_ordinary_key():
    assert parse("<<: {a: 1}\nb: 2\n", "file").value == {"<<": {"a": 1}, "b": 2}


def test_a_foreign_tag_constructs_nothing():
    assert parse("a: !!python/object/apply:os.getcwd []\n", "file").value == {"a": []}


# -- documents ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\n---\nb: 2\n", 2), ("a: 1\n...\n---\nb: 2\n", 3), ("--- 1\n--- 2\n", 2)],
)
def test_a_second_document_is_refused(text, line):
    (fault,) = refused(text)
    assert (fault.message, fault.line) == ("holds more than one YAML document", line)


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\n"])
def test_markers_of_one_document_are_allowed(text):
    assert parse(text, "file").value == {"a": 1}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a remark\n"])
def test_an_empty_text_is_nothing(text):
    assert parse(text, "file").value is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: [1, 2\n", 3, 1),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("a: 1\nb: @x\n", 2, 4),
        ("a: b: c\n", 1, 5),
    ],
)
def test_a_syntax_error_has_line_and_column(text, line, column):
    (fault,) = refused(text)
    assert fault.message.startswith("is not valid YAML")
    assert (fault.line, fault.column) == (line, column)


# -- keys given twice ---------------------------------------------------------------------------


def test_every_key_given_twice_is_told_with_both_lines():
    first, second = refused("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 4\n")
    assert (first.field, first.line, first.column) == ("b.c", 5, 3)
    assert first.message == "is given twice, first on line 3"
    assert (second.field, second.line, second.column) == ("a", 6, 1)
    assert second.message == "is given twice, first on line 1"


def test_a_key_given_three_times_points_to_the_first():
    assert [f.message for f in refused("a: 1\na: 2\na: 3\n")] == 2 * [
        "is given twice, first on line 1"
    ]


def test_the_same_key_in_two_items_is_no_duplicate():
    assert parse("- {a: 1}\n- {a: 2}\n", "file").value == [{"a": 1}, {"a": 2}]


def test_a_quoted_key_repeats_a_plain_one():
    (fault,) = refused("a: 1\n'a': 2\n")
    assert fault.line == 2


def test_json_keys_given_twice_are_told():
    (fault,) = refused('{"a": 1,\n "a": 2}', ".json")
    assert (fault.line, fault.message) == (2, "is given twice, first on line 1")


@pytest.mark.parametrize("text", ["? [a]\n: 1\n", "? {a: 1}\n: 1\n", "a: &x k\n*x : 1\n"])
def test_a_key_must_be_plain_text(text):
    (fault,) = refused(text)
    assert fault.message == "a key must be plain text"


# -- aliases, depth, size -----------------------------------------------------------------------


def test_an_alias_repeats_its_anchor():
    value = parse("a: &x [1, {b: 2}]\nc: *x\n", "file").value
    assert value["c"] == value["a"] == [1, {"b": 2}]


@pytest.mark.parametrize("text", ["a: *nowhere\n", "a: &a [*a]\n"])
def test_an_alias_needs_a_finished_anchor(text):
    (fault,) = refused(text)
    assert "names no finished anchor" in fault.message
    assert fault.line == 1


def test_a_bomb_of_aliases_is_refused():
    layers = [f"a{n}: &a{n} [{', '.join(9 * [f'*a{n - 1}'])}]" for n in range(1, 20)]
    (fault,) = refused("\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x]", *layers]))
    assert fault.message == "holds too many values"
    assert fault.line is not None
    assert fault.line < 10


NESTED = {
    "flow": ("[" * 50_000, ".yaml"),
    "block": ("- " * 50_000 + "x", ".yaml"),
    "mappings": ("\n".join(" " * n + "a:" for n in range(200)), ".yaml"),
    "closed": ("a: " + "[" * 60 + "]" * 60, ".yaml"),
    "json": ("[" * 50_000, ".json"),
    "json closed": ('{"a":' * 60 + "1" + "}" * 60, ".json"),
    "toml": ("a = " + "[" * 50_000, ".toml"),
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_refused(name):
    (fault,) = refused(*NESTED[name])
    assert fault.message == "is nested too deeply"


@pytest.mark.parametrize("name", ["flow", "json closed"])
def test_the_message_is_ours_where_the_bound_is_not(name, monkeypatch):
    """Also in JSON, whose own bound may lie above that of YAML."""

    def bounded(*_, **__):
        raise yaml.scanner.ScannerError("while increasing level", None, "exceeded nesting depth")

    monkeypatch.setattr("yaml.parse", bounded)
    (fault,) = refused(*NESTED[name])
    assert fault.message == "is nested too deeply"


def test_thirty_levels_are_not_deep():
    value = parse("[" * 30 + "7" + "]" * 30, "file").value
    for _ in range(30):
        (value,) = value
    assert value == 7


# -- places -------------------------------------------------------------------------------------

PLACED = """\
# a remark
days:
  mon: 60
lock:
  - day: mon
    exercise: push_up
  - {day: tue, sets: 3}
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("days",), 2, 1),
        (("days", "mon"), 3, 3),
        (("lock", 0), 5, 5),
        (("lock", 0, "exercise"), 6, 5),
        (("lock", 1, "sets"), 7, 16),
        (("lock", 1, "missing", "deeper"), 7, 5),
        (("nowhere",), 2, 1),
    ],
)
def test_every_key_and_item_has_its_place(path, line, column):
    fault = parse(PLACED, "file").fault(path, "message")
    assert (fault.line, fault.column, fault.field) == (line, column, dotted(path))


def test_a_path_is_written_with_dots_and_brackets():
    assert dotted(("lock", 0, "day")) == "lock[0].day"


def test_json_has_places_too():
    place = parse('{"days":\n  {"mon": 60,\n   "tue": 5}}', "file", ".json").place(("days", "tue"))
    assert place is not None
    assert (place.line, place.column) == (3, 4)


def test_toml_keys_have_their_line():
    tree = parse('client = "a"\n\n[days]\nmon = 60\n\n[[lock]]\nday = "mon"\n', "file", ".toml")
    lines = [tree.fault(path, "x").line for path in (("client",), ("days", "mon"), ("lock", 0))]
    assert lines == [1, 3, 6]


# -- JSON and TOML ------------------------------------------------------------------------------


def test_the_three_formats_agree():
    yaml = "days: {mon: 60}\nequipment: [a, b]\nx: {y: 1.5, z: true}\n"
    toml = 'equipment = ["a", "b"]\ndays = {mon = 60}\n[x]\ny = 1.5\nz = true\n'
    value = parse(yaml, "file").value
    assert parse(json.dumps(value), "file", ".json").value == value
    assert parse(toml, "file", ".toml").value == value


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@settings(derandomize=True)
@given(VALUES, st.booleans())
def test_json_means_what_json_says(value, ascii_only):
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert parse(text, "file", ".json").value == json.loads(text)


@pytest.mark.parametrize(
    "text",
    ['"\\ud83d\\ude00"', '"\x7f"', '"a\x85b"', '"\\/"', f'{{"{"k" * 1100}": 1}}'],
    ids=["surrogates", "delete", "next line", "slash", "long key"],
)
def test_json_text_is_not_read_as_yaml(text):
    assert parse(text, "file", ".json").value == json.loads(text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('{"a": 1,\n "b": }', 2, 7), ("days: {mon: 60}", 1, 1), ("", 1, 1), ('{"a": 1}}', 1, 9)],
)
def test_bad_json_has_line_and_column(text, line, column):
    (fault,) = refused(text, ".json")
    assert fault.message.startswith("is not valid JSON")
    assert (fault.line, fault.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = = 2\n", 2), ("[a]\nx = 1\n[a]\n", 3), ("a = 1\na = 2\nb = 3\n", 2)],
    ids=["syntax", "table twice", "key twice"],
)
def test_bad_toml_has_its_line(text, line):
    (fault,) = refused(text, ".toml")
    assert fault.message.startswith("is not valid TOML")
    assert fault.line == line


# -- files --------------------------------------------------------------------------------------


def unreadable(path) -> Fault:
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.source == str(path)
    (fault,) = caught.value.faults
    return fault


def test_a_byte_order_mark_is_no_text(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    tree = parse(read_text(path), "file")
    assert tree.value == {"a": 1}
    assert tree.places["a",].column == 1


def test_a_binary_file_is_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: \x00\x01\x02")
    assert unreadable(path).message == "is a binary file, not text"


@pytest.mark.parametrize("data", [b"a: 1\nb: \xff\xfe", "a: 1\nb: \xe9".encode("latin-1")])
def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path, data):
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    fault = unreadable(path)
    assert (fault.message, fault.line) == ("is not UTF-8 text", 2)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert unreadable(path).message == "is larger than 4 MB"


def test_a_file_of_the_limit_is_read():
    assert len(decode(b"#" * MAX_BYTES, "file")) == MAX_BYTES
    with pytest.raises(InputError, match="larger than 4 MB"):
        decode(b"#" * (MAX_BYTES + 1), "file")


def test_a_directory_is_no_file(tmp_path):
    assert unreadable(tmp_path).message == "is a directory, not a file"


def test_a_missing_file_is_told(tmp_path):
    assert "No such file" in unreadable(tmp_path / "gone.yaml").message
