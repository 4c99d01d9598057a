"""Isnad reads Arabic news into claims that can be audited: who did what to whom, where, when, and who says so.

import isnad
coder = isnad.Coder()
coding = coder.code(isnad.Document(text="...", published="2024-12-08"))
for claim in coding.claims: ...
"""

from typing import TYPE_CHECKING, Any

from isnad.errors import CodebookError, DocumentError, IsnadError
from isnad.model import Claim, Coding, Document

if TYPE_CHECKING:
    from isnad.pipeline import Coder

__version__ = "0.1.0"
__all__ = ["Claim", "CodebookError", "Coder", "Coding", "Document", "DocumentError", "IsnadError", "__version__"]


def __getattr__(name: str) -> Any:
    """`Coder` is imported when it is first asked for: it brings everything that reads text."""
    if name == "Coder":
        from isnad.pipeline import Coder

        return Coder
    raise AttributeError(f"module 'isnad' has no attribute {name!r}")
