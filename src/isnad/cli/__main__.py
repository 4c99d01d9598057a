"""`python -m isnad.cli` is the same as `isnad`."""

from isnad.cli import main

if __name__ == "__main__":
    main()
