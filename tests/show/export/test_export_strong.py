import csv
import io
from collections import Counter

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)


def rows(export):
    text = export.content.decode()
    assert text.splitlines()[0] == HEADER
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_set_and_a_timer_after_each_exercise(exported, schedules):
    schedule = schedules["block"]
    found = rows(exported("strong", schedule))
    orders = Counter(row["Set Order"] == "Rest Timer" for row in found)
    tasks = [t for week in schedule.weeks for s in week.sessions for t in s.tasks]
    assert orders == {True: len(tasks), False: sum(task.item.sets for task in tasks)}


def test_what_a_set_and_a_hold_look_like(exported, schedules):
    found = rows(exported("strong", schedules["block"]))
    first = found[0]
    assert (first["Date"], first["Workout Name"]) == ("2026-12-28 18:00:00", "1A Mon Session 1")
    assert (first["Duration"], first["Exercise Name"]) == ("59m", "Goblet Squat")
    assert (first["Reps"], first["Seconds"], first["RPE"]) == ("8", "0", "8")
    assert first["Notes"] == "3 x 8-12, RIR 2, tempo 2-0-1-0; next: more"
    plank = next(row for row in found if row["Exercise Name"] == "Plank")
    assert (plank["Reps"], plank["Seconds"], plank["RPE"]) == ("0", "20", "10")
    timer = next(row for row in found if row["Set Order"] == "Rest Timer")
    assert (timer["Seconds"], timer["RPE"]) == ("90", "")


def test_what_it_cannot_hold_is_told(exported, schedules):
    told = " ".join(exported("strong", schedules["block"]).notes)
    for lost in ("finished workouts", "pairs", "ranges", "tempo"):
        assert lost in told
