"""What the tests of the command line share."""

from collections.abc import Callable
from dataclasses import dataclass

TITLE = "سيطرت فصائل محلية على قرية الريحانية صباح أمس"
BODY = "قال المتحدث باسم الجيش إن القوات لم تنسحب من مدينة حلب، وقتل 5 مدنيين بقصف على إدلب."
TEXT = f"{TITLE}\n{BODY}\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
