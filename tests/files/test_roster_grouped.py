from optimizer.errors import Fault
from optimizer.files.roster.grouped import grouped


def fault(row: int, message: str = "is unknown", value: str = "x") -> Fault:
    return Fault(message, f"row {row}, equipment[0]", row, 3, value)


def test_a_fault_of_many_rows_is_told_once_with_all_rows():
    (found,) = grouped([fault(row) for row in (2, 3, 4, 7, 9, 10)])
    assert found.text("c.csv") == "c.csv:2:3: rows 2-4, 7, 9-10, equipment[0]: is unknown (got x)"


def test_a_fault_of_few_rows_is_told_for_each():
    faults = [fault(row) for row in (2, 3, 4)]
    assert grouped(faults) == faults


def test_faults_that_differ_are_told_apart_and_in_order():
    faults = [fault(5, value="y"), *(fault(row) for row in range(2, 9)), Fault("is empty", line=1)]
    texts = [found.text("c.csv") for found in grouped(faults)]
    assert [text.partition(" ")[0] for text in texts] == ["c.csv:1:", "c.csv:2:3:", "c.csv:5:3:"]


def test_entries_of_a_list_are_grouped_too():
    faults = [Fault("is missing", f"client {n}, days", n) for n in range(1, 6)]
    assert [found.field for found in grouped(faults)] == ["clients 1-5, days"]
