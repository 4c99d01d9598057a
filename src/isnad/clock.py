"""The one place where the clock is read, so that a run can be repeated to the byte."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from isnad.errors import UsageError


def now() -> datetime:
    """The present instant in UTC without a zone, to the second; SOURCE_DATE_EPOCH, where set, stands for the clock.

    Raises UsageError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    try:
        return datetime.fromtimestamp(int(fixed), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {fixed!r}") from None
