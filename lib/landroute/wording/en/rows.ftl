# The chapters that hold every row.

table-rows = Every row of { $table }

## Heads of columns whose names do not read as words

column-id = code
column-as-of = on
column-gate-ir-iq = gate from Iran to Iraq
column-lon = longitude
column-lat = latitude
column-geonames-id = GeoNames number
column-icao = airport code
column-us-aligned = US-aligned
column-us-killed = US killed
column-us-hurt = US hurt
column-variant-of = a variant of
column-with = held with
column-sha256 = digest of the file
column-band-km = within km
column-coarsest-where-prec = coarsest placing counted
column-named-in-article = named in the op-ed
column-in-article = in the op-ed
column-in-window = in the push
column-outcome-2024-12 = outcome by December 2024
column-outcome-2026-11 = outcome by November 2026
column-oil-gas = oil or gas
column-dam-or-farmland = dam or farmland
column-low-row = row of the lowest
column-central-row = row of the central
column-high-row = row of the highest
column-date-precision = dated to
column-start-precision = start dated to
column-first-published-precision = first dated to
column-eastern-syria = in Syria's east
