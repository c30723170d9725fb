"""Make the pictures of the guides, and the samples of README.md, from real runs: `python docs/capture.py`.

Needs the extra `dev` and Chromium; takes some minutes. Everything is solved anew, so pictures show what
this version does.
"""

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright
from terminal_svg import svg

from optimizer.show.page import pdf

DOCS = Path(__file__).resolve().parent
IMAGES, ROOT = DOCS / "images", DOCS.parent
COLUMNS = 100
SMALL = 250_000
"""Bytes that a picture stays below."""
OPTIMIZER = (sys.executable, "-m", "optimizer")
WEEK = "scenarios/desk_worker.yaml"
SHORT = "scenarios/infeasible_short_week.yaml"
ROSTER = ("examples/rosters/clients.csv", "--defaults", "examples/rosters/gym.yaml")
RESULTS = "benchmarks/results/2026-11-22_peers/runs.jsonl"
LEFT_OUT = "[...]"
SHOWN = ("client", "OPTIMAL", "FEASIBLE", "The week", "Mon", "Balance", "Muscles", "proof")
"""Parts of a solve that the picture of the terminal holds, by how they begin."""
IN_TEXT = ("client", "OPTIMAL", "FEASIBLE", "The week", "Mon", "proof")
WHY_NOT = ("IMPOSSIBLE", "What lacks", "Repairs")


def run(*arguments: str, fine: tuple[int, ...] = (0,)) -> str:
    """Run a command and give what it prints."""
    print("optimizer", *arguments, file=sys.stderr)
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1"}
    done = subprocess.run(
        [*OPTIMIZER, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode not in fine:
        raise SystemExit(f"exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def on_terminal(*arguments: str) -> str:
    """Run a command on a terminal of its own and give what that shows, colours and all."""
    print("optimizer", *arguments, "(on a terminal)", file=sys.stderr)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    unset = {"NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR", "CLICOLOR_FORCE"}
    environment = {k: v for k, v in os.environ.items() if k not in unset}
    environment |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    command = subprocess.Popen(
        [*OPTIMIZER, *arguments], cwd=ROOT, env=environment, stdin=theirs, stdout=theirs,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is gone with the command
            break
        if not part:
            break
        shown += part
    _, told = command.communicate()
    if command.returncode:
        raise SystemExit(f"exit {command.returncode}: {told.strip()}")
    return shown.decode().replace("\r\n", "\n")


def excerpt(text: str, wanted: tuple[str, ...]) -> str:
    """The parts between empty lines that begin as wanted; what is left out is marked."""
    kept: list[str] = []
    for part in text.strip("\n").split("\n\n"):
        bare = re.sub(r"\x1b\[[\d;]*m", "", part)
        if any(line.startswith(wanted) for line in bare.splitlines()[:2]):
            kept.append(part)
        elif kept and kept[-1] != LEFT_OUT:
            kept.append(LEFT_OUT)
    return "\n\n".join(kept[:-1] if kept[-1] == LEFT_OUT else kept)


def sample(command: str, text: str) -> None:
    """Put a command's output into the block of README.md that begins with it."""
    page = ROOT / "README.md"
    block = re.compile(rf"(```text\n\$ {re.escape(command)}\n).*?(?=```)", re.DOTALL)
    before = page.read_text(encoding="utf-8")
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    after, found = block.subn(lambda match: f"{match[1]}{lines}\n", before)
    if found != 1:
        raise SystemExit(f"README.md: {found} samples begin with {command}")
    page.write_text(after, encoding="utf-8")


def keep(name: str, png: bytes, paper: int = 0) -> None:
    """Write a picture in few colours, on a margin of paper; refuse one that is too large."""
    framed = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), paper, "white")
    picture = framed.quantize(128, dither=Image.Dither.NONE)
    target = IMAGES / f"{name}.png"
    picture.save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {picture.width} x {picture.height}, {size} bytes")
    if size >= SMALL or picture.width > 1200:
        raise SystemExit(f"{target} is too large")


def opened(browser: Browser, page: Path, width: int, height: int, dark: bool = False) -> Page:
    """Open a page offline, in a window of this size."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        offline=True,
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    return tab


def take(browser: Browser, folder: Path) -> None:
    """Take every picture of the pages in the folder."""
    tab = opened(browser, folder / "desk.html", 1100, 1150)
    keep("report", tab.screenshot())
    keep("muscles", tab.locator("#muscles .body-map").screenshot())
    phone = opened(browser, folder / "short-client.html", 390, 780, dark=True)
    phone.locator("article.session table").first.evaluate("table => table.scrollIntoView()")
    keep("phone", phone.screenshot())
    paper = opened(browser, folder / "short-client.html", 718, 1000)
    paper.emulate_media(media="print")
    keep("card", paper.locator("article.session").first.screenshot(), 36)
    keep("roster", opened(browser, folder / "week47" / "index.html", 1100, 720).screenshot())
    plots = opened(browser, folder / "bench.html", 800, 860)
    plots.locator("#cactus").evaluate("heading => heading.scrollIntoView()")
    keep("bench", plots.screenshot())


def pages(folder: Path) -> None:
    """Write the pages that pictures are taken of."""
    week, short = str(folder / "desk.json"), str(folder / "short.json")
    run("solve", WEEK, "--output", week, "--quiet", "--substitutes")
    run("swap", week, "--minutes", "mon=45", "--output", short, "--quiet")
    run("report", week, "--output", str(folder / "desk.html"))
    run("report", short, "--output", str(folder / "short-client.html"), "--audience", "client")
    out = str(folder / "week47")
    run("batch", *ROSTER, "--out", out, "--export", "html", fine=(0, 5))
    run("bench", "report", RESULTS, "--page", str(folder / "bench.html"))


def main() -> None:
    """Make everything."""
    IMAGES.mkdir(exist_ok=True)
    shown = on_terminal("solve", WEEK, "--quiet")
    lines = excerpt(shown, SHOWN).splitlines()
    title = f"optimizer solve {WEEK}"
    (IMAGES / "terminal.svg").write_text(svg(lines, title, COLUMNS), encoding="utf-8")
    sample(title, excerpt(run("solve", WEEK, "--quiet"), IN_TEXT))
    sample(f"optimizer explain {SHORT}", excerpt(run("explain", SHORT, fine=(3,)), WHY_NOT))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        pages(folder)
        alone = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=pdf.browser(), args=alone)
        take(browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
