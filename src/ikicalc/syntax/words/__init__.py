"""Words of the kamus, arranged for look-up: operators and labels, nouns and units, periods, volumes."""
