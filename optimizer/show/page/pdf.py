"""A page as PDF, printed by a Chromium that is already there: headless, offline, in a profile of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
"""Programs that print, in the order in which they are looked for."""
CHOICE = "CHROME"
"""Environment variable that names another one."""
SECONDS = 90
"""Longest that printing may take."""
HEAD = b"%PDF-"
OFFLINE = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
)  # fmt: skip


class PdfError(Exception):
    """The page could not be printed; the message says why and what to do."""


def browser() -> str:
    """Where the browser is: that of the environment, else the first on PATH. Raises PdfError."""
    chosen = os.environ.get(CHOICE)
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise PdfError(f"{CHOICE} names {chosen}, which is no program that can be run")
        return found
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise PdfError(
            f"needs Chromium or Chrome: install it (Debian: apt install chromium), or name it with {CHOICE}, "
            "or open the page in any browser and print it there"
        )
    return found


def printed(html: str, program: str, seconds: int = SECONDS) -> bytes:
    """Print a page's text with a browser. Raises PdfError if that fails or takes too long."""
    with tempfile.TemporaryDirectory(prefix="optimizer-", ignore_cleanup_errors=True) as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        command = [
            program,
            *OFFLINE,
            *(["--no-sandbox"] if root else []),  # the sandbox of Chromium refuses to run as root
            f"--user-data-dir={Path(folder, 'profile')}",
            f"--print-to-pdf={target}",
            page.as_uri(),
        ]
        _run(command, seconds)
        content = target.read_bytes() if target.is_file() else b""
    if not content.startswith(HEAD):
        raise PdfError(f"{program} printed nothing")
    return content


def _run(command: list[str], seconds: int) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that its helpers can be stopped with it
        )
    except OSError as error:
        raise PdfError(f"{command[0]} cannot be run: {error.strerror or error}") from error
    with process:
        try:
            told = process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired as error:
            _stop(process)
            raise PdfError(f"{command[0]} did not finish within {seconds} s") from error
        except BaseException:
            _stop(process)
            raise
    if process.returncode:
        lines = told.decode("utf-8", "replace").strip().splitlines() or [""]
        message = f"{command[0]} ended with {process.returncode} {lines[-1][:200]}"
        raise PdfError(message.rstrip())


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the browser and its helpers."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
