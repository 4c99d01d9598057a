"""How much of anything from outside is taken in at once: sizes in bytes, ratios as unpacked to packed."""

from __future__ import annotations

DOCUMENT = 10_000_000  # one document as it came
WHOLE = 512 * 2**20  # one file that must be held whole: a Telegram export, a JSON list, a UTF-16 file
TAGS = 100_000  # in one page: each costs the extractor its time, whatever its bytes
FEED = 64 * 2**20  # one feed
HEAD = 65_536  # what is looked at to tell a format or an encoding
WARC_HEADER = 65_536  # the header of one WARC record
UNPACKED_FREELY = 64 * 2**20  # a packed part may grow to this, whatever its ratio
RATIO = 200  # beyond that, so many times its packed size; news text packs to a fifth, zeros to a thousandth
MEMBER = 64 * 2**30  # one archive inside a WACZ file
COUNTED = 256 * 2**20  # a larger file is not read a first time only to count what it holds
