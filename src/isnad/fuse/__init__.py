"""Claims of many documents judged to speak of the same occurrence: accounts, pairs, clusters, origins, events."""
