"""What `--version` prints; read from installed metadata, so nothing heavy is imported."""

from importlib.metadata import PackageNotFoundError, version

from optimizer.files.catalog import load_catalog


def version_text() -> str:
    """`optimizer X (ortools Y, catalog Z)`, Z the start of the catalog's hash."""
    ours, solver = _installed("strength-optimizer"), _installed("ortools")
    return f"optimizer {ours} (ortools {solver}, catalog {load_catalog().sha256[:8]})"


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"
