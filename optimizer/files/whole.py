"""Write a file completely or not at all."""

import os
import tempfile
from pathlib import Path

from optimizer.errors import Fault, InputError


def write_whole(content: str | bytes, path: Path) -> None:
    """Write beside the place, then move there; text as UTF-8.

    Raises InputError if that can't be done.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(temporary, 0o666 & ~mask)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            str(path), [Fault(f"cannot be written: {reason}", code="not-writable")]
        ) from error
