"""Rosters as people's programs write them, hostile ones among them."""

import json
import os
import random

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.roster.checked import read_roster
from optimizer.files.roster.template import TEMPLATES
from optimizer.files.scenario import load_problem

CATALOG = load_catalog()
TABLE = 'client,days,equipment\nc-1,mon 60,full_gym\nc-2,"mon 60, wed 45",dumbbell; flat_bench\n'


TABLE_OF_A_LONG_CELL = (
    "client,days,equipment\nc-1,mon 60," + "x" * 5_000_000 + "\nc-2,mon 60,full_gym\n"
)


@pytest.fixture
def read(tmp_path):
    """The clients of a roster that holds these bytes, and what was told beside."""

    def call(content, name="clients.csv", defaults=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if defaults is not None:
            (tmp_path / "gym.yaml").write_text(defaults)
            defaults = str(tmp_path / "gym.yaml")
        call.told = []
        return list(read_roster(str(path), CATALOG, defaults, call.told.append))

    return call


def asked(client) -> Scenario:
    assert client.faults == ()
    return client.problem.asked


def told(client) -> list[str]:
    assert client.problem is None
    return [fault.text("R") for fault in client.faults]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.replace('"', "").replace(", ", "@").replace(",", ";").replace("@", ", ")
        .replace("dumbbell; ", "dumbbell, ").encode(),
        TABLE.replace('"', "").replace(", ", "@").replace(",", "\t").replace("@", ", ").encode(),
        b"sep=,\n" + TABLE.encode(),
        b"# who comes on which day, \xc3\xbcber all\n\n" + TABLE.encode(),
        TABLE.replace("c-2", "\n,,\n\nc-2").encode(),
        TABLE.replace("\n", ",,\n").encode(),
        TABLE.replace("client", "Client ID").replace("days", " Days ").encode(),
        TABLE.rstrip("\n").encode(),
    ],
    ids=["plain", "bom", "utf-16", "crlf", "cr", "semicolon", "tab", "sep", "comments", "empty rows",
         "empty columns", "header case", "no last line end"],
)  # fmt: skip
def test_a_table_is_read_as_spreadsheets_save_it(read, content):
    clients = read(content)
    assert [client.client for client in clients] == ["c-1", "c-2"]
    assert asked(clients[0]).days == {"mon": 60}
    assert asked(clients[1]).days == {"mon": 60, "wed": 45}
    assert asked(clients[1]).equipment == ("dumbbell", "flat_bench")


def test_latin_1_is_read_and_told(read):
    text = "client,days,equipment,# Straße\nc-1,mon 60,full_gym,Königsallee\n"
    clients = read(text.encode("latin-1"))
    assert asked(clients[0]).days == {"mon": 60}
    assert "Windows-1252" in read.told[0]


def test_a_line_break_within_quotes_is_part_of_its_cell(read):
    clients = read('client,days,equipment\nc-1,mon 60,"dumbbell\nflat_bench"\nc-2,mon 6,full_gym\n')
    assert asked(clients[0]).equipment == ("dumbbell", "flat_bench")
    assert clients[1].place == "row 3", "as the spreadsheet counts"
    assert told(clients[1])[0].startswith("R:4:2: row 3, days.mon: "), "as an editor counts"


def test_all_faults_of_all_rows_are_told_with_row_and_column(read):
    clients = read("client,days,equipment,screens.shoulders\n"
                   "c-1,mon 600,dumbell,pass\n,mon 60,full_gym,\nc-3,mon 60,full_gym,pain\n"
                   "c-4,mon 60,full_gym,pass,what is this\n")  # fmt: skip
    first, second, third, fourth = map(told, clients)
    assert first == [
        "R:2:2: row 2, days.mon: must be at most 240 (got 600)",
        "R:2:3: row 2, equipment[0]: is not a known equipment or preset (got 'dumbell'; allowed: see "
        "`optimizer catalog list` (53)). Did you mean dumbbell?",
    ]
    assert "every client needs an id" in second[0]
    assert third[0].startswith("R:4:4: row 4, screens.shoulders: hurts")
    assert "more cells than the header" in fourth[0]


@pytest.mark.parametrize(
    "client",
    ["../../etc/passwd", "a/b", "a\\b", "x" * 300, "=cmd|' /C calc'!A0", "+1", "-1", "@x", "Ana Ruiz",
     ".hidden", "a\x07b", "ä", "a\u202eb"],
)  # fmt: skip
def test_an_id_that_could_do_harm_is_a_fault_of_its_row(read, client):
    (found,) = read(f'client,days,equipment\n"{client}",mon 60,full_gym\n')
    (text,) = told(found)
    assert text.startswith("R:2:1: row 2, client: must be letters, digits")
    assert text.isprintable()
    assert len(text) < 300


def test_an_id_used_twice_is_told_with_its_first_row(read):
    clients = read(TABLE + "c-1,tue 60,full_gym\nc-1,wed 60,full_gym\n")
    assert [client.problem is None for client in clients] == [False, False, True, True]
    assert told(clients[2]) == ["R:4:1: row 4, client: is the id of row 2 already (got c-1)"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\n\n,,\n", "is empty"),
        (b"days,equipment\nmon 60,full_gym\n", "has no column client"),
        (b"client,dayz\n", "dayz: is not a known column.*Did you mean days"),
        (b"client,days,Days\n", "days: is a column given twice"),
        (b"client,E-Mail\n", "is personal data"),
        (b"client,level.x\n", "has no entries; write the column level"),
        (b"client,screens.\n", "is not a known column"),
        (b'client,days\nc-1,"mon 60\nc-2,mon 60\n', "is not a table"),
        (b"client,days\nc-1,\0\n", "is a binary file"),
        (b"PK\x03\x04\0\0\0\0", "is a binary file"),
        (b'client,days\nc-1,"' + b"x" * 17_000_000, "field larger than"),
        (b"client," + b"x" * 1_000_000 + b"\n", "^.{,999}$"),
    ],
)
def test_a_table_that_is_none_is_refused_as_a_whole(read, content, message):
    with pytest.raises(InputError, match=message):
        read(content)


def test_all_faults_of_a_header_are_told_at_once(read):
    with pytest.raises(InputError) as error:
        read("name,dayz,days,days\n")
    assert len(error.value.faults) == 4


def test_every_key_of_a_scenario_is_a_column(read):
    keys = [field.alias or name for name, field in Scenario.model_fields.items()]
    rest = "," * (len(keys) - 3)
    others = [key for key in keys if key not in ("client", "days", "equipment")]
    (client,) = read(f"client,days,equipment,{','.join(others)}\nc-1,mon 60,full_gym{rest}\n")
    assert asked(client) == Scenario(client="c-1", days={"mon": 60}, equipment=["full_gym"])


def test_columns_and_rows_with_a_hash_are_left_out(read):
    clients = read("client,days,equipment,#name\nc-1,mon 60,full_gym,Ana Ruiz\n#c-2,mon 9,x,y\n")
    assert len(clients) == 1
    assert "Ana" not in str(asked(clients[0]))


DEFAULTS = """\
days: {mon: 60}
equipment: [full_gym]
screens: {shoulders: fail, core: pass}
flags: [desk_worker]
"""


def test_a_row_goes_before_the_defaults_and_an_empty_cell_does_not(read):
    clients = read(
        "client,days,screens.core,screens,flags\nc-1,tue 45,,,\nc-2,,fail,,[]\nc-3,,,core fail,\n",
        defaults=DEFAULTS,
    )
    one, two, three = map(asked, clients)
    assert (one.days, one.equipment, one.flags) == ({"tue": 45}, ("full_gym",), ("desk_worker",))
    assert one.screens == {"shoulders": "fail", "core": "pass"}
    assert (two.days, two.flags) == ({"mon": 60}, ())
    assert two.screens == {"shoulders": "fail", "core": "fail"}, "one entry over the map"
    assert three.screens == {"core": "fail"}, "a whole map instead of the map"


@pytest.mark.parametrize(
    ("defaults", "message"),
    [
        ("equipment: [full_jim]\n", r"gym.yaml:1:13: equipment\[0\]: is not a known equipment"),
        ("client: c-1\n", "belongs to a row"),
        ("level: expert\nscreens: {core: pain}\n", "core: hurts"),
        ("- a\n", "must be a mapping"),
        ("level: {", "is not valid YAML"),
    ],
)
def test_faults_of_the_defaults_are_told_once_and_as_theirs(read, defaults, message):
    with pytest.raises(InputError, match=message):
        read(TABLE, defaults=defaults)


def test_defaults_need_not_say_everything(read):
    clients = read(TABLE, defaults="goal: strength\n")
    assert [asked(client).goal for client in clients] == ["strength", "strength"]


def test_a_constraint_file_is_looked_for_beside_the_file_that_names_it(read, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "own.yaml").write_text("name: own\nextends: minimal\n")
    (tmp_path / "sub" / "gym.yaml").write_text("constraints: rules.yaml\n")
    (tmp_path / "sub" / "rules.yaml").write_text("name: rules\nextends: minimal\n")
    path = tmp_path / "c.csv"
    path.write_text(
        TABLE.replace("full_gym", "full_gym,own.yaml").replace("ment\n", "ment,constraints\n")
    )
    clients = list(read_roster(str(path), CATALOG, str(tmp_path / "sub" / "gym.yaml")))
    assert [client.problem.constraint_set.name for client in clients] == ["own", "rules"]


ENTRIES = [
    {"client": "c-1", "days": {"mon": 60}, "equipment": ["full_gym"]},
    {"client": "c-2", "days": {"mon": 60, "wed": 45}, "equipment": ["dumbbell", "flat_bench"]},
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("c.json", json.dumps(ENTRIES)),
        ("c.yaml", json.dumps(ENTRIES)),
        ("c.jsonl", "\n".join(map(json.dumps, ENTRIES))),
        ("c.ndjson", "\ufeff" + "\r\n\r\n".join(map(json.dumps, ENTRIES))),
        ("c.yml", json.dumps({"clients": ENTRIES})),
        ("c.json", json.dumps({"defaults": {"days": {"mon": 60}}, "clients": [
            {"client": "c-1", "equipment": ["full_gym"]}, ENTRIES[1]]})),
    ],
    ids=["json", "yaml", "jsonl", "ndjson", "clients", "defaults"],
)  # fmt: skip
def test_records_say_what_a_table_says(read, name, content):
    expected = [asked(client) for client in read(TABLE)]
    assert [asked(client) for client in read(content, name)] == expected


def test_a_folder_of_scenarios_is_a_roster(tmp_path, read):
    expected = [asked(client) for client in read(TABLE)]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "c-1.yaml").write_text("days: {mon: 60}\nequipment: [full_gym]\n")
    (folder / "two.json").write_text(json.dumps(ENTRIES[1]))
    (folder / "read me.txt").write_text("hello")
    (folder / ".hidden.yaml").write_text("{")
    notes = []
    clients = list(read_roster(str(folder), CATALOG, None, notes.append))
    assert [asked(client) for client in clients] == expected
    assert "1 of 3 files" in notes[0]
    assert asked(clients[0]) == load_problem(str(folder / "c-1.yaml"), CATALOG).asked


def test_faults_of_a_folder_name_their_files(tmp_path):
    (tmp_path / "a.yaml").write_text("days: {mon: 6}\nequipment: [full_gym]\n")
    (tmp_path / "b.yaml").write_text("days: {")
    found = list(read_roster(str(tmp_path), CATALOG))
    assert [client.source for client in found] == [
        str(tmp_path / "a.yaml"),
        str(tmp_path / "b.yaml"),
    ]
    assert told(found[0])[0].startswith("R:1:8: days.mon: must be at least 15")
    assert "is not valid YAML" in told(found[1])[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("c.csv", TABLE_OF_A_LONG_CELL),
        ("c.jsonl", '{"client": "c-1", "x": "' + "y" * 2_500_000 + '"}\n'
                    '{"client": "c-2", "days": {"mon": 60}, "equipment": ["full_gym"]}\n'),
    ],
)  # fmt: skip
def test_a_cell_beyond_all_measure_is_a_fault_of_its_row_alone(read, name, content):
    long, good = read(content, name)
    (fault,) = long.faults
    assert "is longer than" in fault.message
    assert len(fault.text("R")) < 200
    assert good.place == ("row 3" if name == "c.csv" else "row 2")
    assert asked(good).client == "c-2"


def test_bad_records_are_told_with_their_lines(read):
    lines = ['{"client": "c-1", "days": {"mon": 6}, "equipment": []}', "{", "[]", '"x"', "",
             '{"client": 7, "days": {"mon": 60}, "equipment": []}',
             '{"client": "c", "client": "d", "days": {"mon": 60}, "equipment": []}']  # fmt: skip
    found = [told(client) for client in read("\n".join(lines), "c.jsonl")]
    assert [texts[0].split(":")[1] for texts in found] == ["1", "2", "3", "4", "6", "7"]
    assert "must be at least 15" in found[0][0]
    assert "is not valid JSON" in found[1][0]
    assert "must be a mapping" in found[2][0]
    assert "is given twice" in found[5][0]
    (entry,) = read("- {client: c-1,\n   days: {mon: 6}, equipment: []}\n", "c.yaml")
    assert told(entry)[0].startswith("R:2:11: client 1, days.mon: must be at least 15")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("c.yaml", "a: 1\n", "must be a list of clients"),
        ("c.yaml", "clients: []\nclient: 3\n", "client: is not a known key"),
        ("c.json", "[", "is not valid JSON"),
        ("c.pdf", "x", "is no roster by its name"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(read, name, content, message):
    with pytest.raises(InputError, match=message):
        read(content, name)


@pytest.mark.parametrize("form", TEMPLATES)
def test_templates_are_read_back(read, form):
    clients = read(TEMPLATES[form], f"template.{form}")
    assert [asked(client).client for client in clients] == ["c-0601", "c-0602", "c-0603"]


def test_a_roster_that_is_missing_or_empty_is_told(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        list(read_roster(str(tmp_path / "none.csv"), CATALOG))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_roster("x" * 5000 + ".csv", CATALOG))
    with pytest.raises(InputError, match="holds no scenario file"):
        list(read_roster(str(tmp_path), CATALOG))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_roster_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text(TABLE)
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        list(read_roster(str(path), CATALOG))


def test_a_long_table_is_a_stream(tmp_path):
    """The first client is there before the rest of the file is read."""
    path = tmp_path / "c.csv"
    with path.open("w") as stream:
        stream.write("client,days,equipment\n")
        stream.writelines(f"c-{n},mon 60,full_gym\n" for n in range(300))
        stream.write('c-x,"mon 60\n')
    clients = read_roster(str(path), CATALOG)
    assert next(clients).client == "c-0"
    with pytest.raises(InputError, match="is not a table"):
        for _ in clients:
            pass


SPOILERS = [
    b'"',
    b",",
    b"\n",
    b"\xff",
    b"{",
    b"[",
    b"\0",
    b";",
    b"\r",
    b"=",
    b"\x8f",
    b": ",
    b"9" * 30,
]


def spoilt(content: bytes, seed: int) -> bytes:
    """The content with a few bytes changed, lost or added."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(data))
        what = chance.randrange(3)
        if what == 0:
            data[at] = chance.randrange(256)
        elif what == 1:
            del data[at : at + chance.randint(1, 20)]
        else:
            data[at:at] = chance.choice(SPOILERS) * chance.randint(1, 4)
    return bytes(data)


@pytest.mark.parametrize("form", TEMPLATES)
def test_a_spoilt_roster_is_never_more_than_faults(read, form):
    """Whatever is in the file: clients, faults of rows, or one error with faults."""
    refused = good = bad = others = 0
    for seed in range(80):
        try:
            clients = read(spoilt(TEMPLATES[form].encode(), seed), f"c.{form}")
        except InputError as error:
            refused += bool(error.faults)
            others += not error.faults
        else:
            assert all((client.problem is None) == bool(client.faults) for client in clients)
            good += sum(client.problem is not None for client in clients)
            bad += sum(client.problem is None for client in clients)
    assert not others
    assert bad + refused > 40
    assert good
