# The chapter with the map on any date.

## Findings

map-places-passing = { $message }. The Iran-aligned side's traffic could pass through **{ $passing }** of { $places } on roads and desert tracks. Places by holder: { $holders }. { $contested ->
        [0] No holder is contested.
        [one] One place is contested.
       *[other] { $contested } places are contested.
    } { $disputed ->
        [0] Sources agree on every holder
        [one] Sources disagree on the holder of { $disputed } place
       *[other] Sources disagree on the holder of { $disputed } places
    }; this is the { $account } account. { $carried ->
        [yes] Holders after { $read }, the last day of { -sources-read }, are carried forward.
       *[no] {""}
    }
holder-count = { $holder } { $n }

map-crossings-open = **{ $passing }** of { $crossings } in our network whose state is known let goods through on { $day }, in full or
    in part. From Iraq into Syria: { $into_syria ->
        [0] none known
       *[other] { $states }
    }.
crossing-status = { $crossing }: { $status }

map-changed-hands = { $n ->
        [0] The record has no change of hands on the roads { $period }.
       *[other] **{ $places }** on the roads changed hands { $period }, in { $changes }. { $vague ->
            [0] Each is dated to the day.
            [one] One is dated only to the month or the year.
           *[other] Of these, { $vague } are dated only to the month or the year.
        } Places by who took them, once for each taker: { $takers }.
    }

map-latest-change = { $last ->
        [0] Up to { $day } no place on the roads changes hands in the record.
       *[other] The last change of hands up to { $day } was { $moved }.
    } { $following ->
        [0] The record has none later.
       *[other] The next was { $next_moved }.
    }
moved = { $when }: { $moves }
move = { $places } from { $before } to { $after }{ $told ->
        [yes] { $precision ->
            [day] {""}
            [month] {" "}(dated only to the month)
           *[year] {" "}(dated only to the year)
        }
       *[no] {""}
    }

map-busiest-month = Most places changed hands in **{ $months }**: { $places }. The record has { $changes } of hands in all.

map-latest-event =
    The latest key event up to { $day }: { $event } (**{ $when }**). The table below has { $near }
    within { $months } of the day.
    .none = No key event in the record is over by { $day }.

## The map

figure-time-map =
    .title = { $message }
    .alt = Map from Lebanon to Tehran with a slider of { $days } days from { $first } to { $last }, shown for { $day }. { $states }
    .caption =
        { map-credit }
gate-note = Gate { $crossing }: { $status }
event-note = { $when }: { $event }

## Tables and columns

table-map-changes = Places that changed hands around the day, with sources
table-map-events = Key events around the day, with sources
count-crossing =
    { $n ->
        [one] { $n } crossing
       *[other] { $n } crossings
    }
count-change =
    { $n ->
        [one] { $n } change
       *[other] { $n } changes
    }
count-event =
    { $n ->
        [one] { $n } key event
       *[other] { $n } key events
    }
column-date = date
column-before = from
column-after = to
column-precision = dated to
column-event = event
column-theme = theme
column-confidence = confidence
column-day = day
column-open-corridors = open corridors
column-passing = traffic could pass
column-goods-pass = crossings open to goods
column-changes = entries of the day
