select actor, parent from actors
