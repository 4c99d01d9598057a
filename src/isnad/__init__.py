"""Isnad reads Arabic news into claims that can be audited: who did what to whom, where, when, and who says so.

import isnad
coder = isnad.Coder()
coding = coder.code(isnad.Document(text="...", published="2024-12-08"))
for claim in coding.claims: ...

database = isnad.open("isnad.duckdb")
database.events(places="Hama", min_independent=2).to_pandas()
"""

from typing import TYPE_CHECKING, Any

from isnad.errors import CodebookError, DocumentError, IsnadError
from isnad.model import Claim, Coding, Document

if TYPE_CHECKING:
    from isnad.library import open  # noqa: A004
    from isnad.pipeline import Coder

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "CodebookError",
    "Coder",
    "Coding",
    "Document",
    "DocumentError",
    "IsnadError",
    "__version__",
    "open",
]


def __getattr__(name: str) -> Any:
    """`Coder` and `open` are imported when first asked for: they bring all that reads text, or the database."""
    if name == "Coder":
        from isnad.pipeline import Coder

        return Coder
    if name == "open":
        from isnad.library import open as opened

        return opened
    raise AttributeError(f"module 'isnad' has no attribute {name!r}")
