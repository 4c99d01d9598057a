"""`python -m isnad.cli` is the same as `isnad`."""

import sys

from isnad.cli import main

if __name__ == "__main__":
    sys.exit(main())
