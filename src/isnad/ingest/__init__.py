"""The world in documents: plain text, HTML and JSON Lines, from files, folders and standard input."""
