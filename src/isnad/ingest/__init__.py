"""The world in documents: text, HTML, JSON, CSV, feeds, Telegram exports and web archives, from files and the net."""
