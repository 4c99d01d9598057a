"""Where a user's own data is kept."""

from __future__ import annotations

import os
from pathlib import Path


def places_folder() -> Path:
    """The folder of the user's own gazetteer tables; `ISNAD_DATA` overrides the user's data folder."""
    chosen = os.environ.get("ISNAD_DATA")
    if chosen:
        return Path(chosen) / "places"
    from platformdirs import user_data_path

    return user_data_path("isnad") / "places"


def user_places() -> Path | None:
    """The folder of the user's own gazetteer tables, when there is one."""
    folder = places_folder()
    return folder if folder.is_dir() else None
