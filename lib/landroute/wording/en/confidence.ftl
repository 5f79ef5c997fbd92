# The chapter on sources and confidence.

control-disputed =
    Sources disagree on the holder on **{ $share }** of all days of all places, at { $places }. On
    { $contested } the place was contested; on { $unknown } no holder is known.

least-verified =
    In **{ $low } of { $tables }** fewer rows were read whole than in the book over all, { $book }. Least of all,
    { $least }: { $which }.
    .none = No table is verified less than the book as a whole.

days-open-by-reading =
    As the record stands, a land route was open on **{ $stands }** of { $days }. Over { $readings } readings of it,
    on { $least } to { $most }; over the middle { $level } of them, on { $low } to { $high }. { $never ->
        [0] {""}
        [one] One reading has no open day: it takes a row to be wrong on which every route hangs.
       *[other] { $never } readings have no open day: each takes a row to be wrong on which every route hangs.
    }

day-by-reading = { $choice ->
        [decides] Whether a land route was open on **{ $day }** turns on one choice: whether desert tracks count as roads.
        [no-matter] Whether a land route was open on **{ $day }** does not turn on whether desert tracks count as roads.
       *[part] Whether a land route was open on **{ $day }** turns on more than whether desert tracks count as roads.
    } With paved roads alone one was in **{ $paved } of { $paved_readings }** readings; with desert tracks,
    in **{ $tracks } of { $tracks_readings }**.

course-by-reading =
    { $waiting } readings have none open on { $day }; in { $one } of them one place alone was in the way.
    The middle { $level } of those that open later first do so from **{ $opens }**{ $never ->
        [0] .
       *[other] ; { $never } never do.
    } { last-open }
    .none = { $waiting } readings have none open on { $day }, and none of them has one later. { last-open }
last-open = { $ever ->
        [0] {""}
       *[other] The last open day, in the middle { $level } of readings, is { $ends }.
    }

rows-that-carry =
    If wrong, **{ $moving }** of { $rows } rows would each change the count of { $open } open days. { $n ->
        [one] One changes most
       *[other] { $n } change most
    }, { $days }: { $first }.
row-of-control = holder of { $place } from { $start } ({ $holder })
row-of-passage = { $holder }'s stance from { $start } ({ $status ->
        [open] open
        [contested] contested
       *[denied] denied
    })
row-of-crossings = state of { $place } from { $start } ({ $status })

figure-readings-curve =
    .title = { $level } of { $readings } readings give { $low } to { $high } open days
    .subtitle = Days open in each reading, of { $all }, from the reading with fewest to that with most
    .alt = A line for each level of service: the days open in every reading, from the fewest to the most. Open at all: { $least } to { $most } days, and { $low } to { $high } in the middle { $level } of readings.
    .caption =
        Flat: readings agree. A step: a choice divides them, as half count desert tracks as roads. A reading
        takes one row of low or medium confidence at a time to be wrong.
readings-in-order = share of the readings
service-level = { $level ->
        [1] held: no holder would stop it
        [2] and every gate passable
        [3] and goods pass
       *[4] and full trade
    }
choice = { $choice ->
        [account-primary] primary account
        [account-alternate] alternate account
        [contested-no] contested places closed
        [contested-yes] contested places open
        [tracks-no] without desert tracks
        [tracks-yes] with desert tracks
        [rows-none] no row wrong
        [rows-control] one row of who held what wrong
        [rows-passage] one row of whom holders let pass wrong
       *[rows-crossings] one row of what a gate was open to wrong
    }
days-range = { $same ->
        [yes] { $low }
       *[no] { $low } to { $high }
    }
table-readings-by-choice = Days open by choice and level of service, from the least to the most
table-rows-that-carry = The rows between the ends on which most open days hang
column-choice = choice
column-readings = readings
column-readings-below = share of readings, per cent
column-level = level
column-days = days
column-level-1 = held
column-level-2 = gates passable
column-level-3 = goods pass
column-level-4 = full trade
column-from = from
column-to = to
column-days-ended = open days lost
column-days-gained = open days gained

figure-bands =
    .title = { $part ->
            [syria] In Syria
           *[iraq] In Iraq
        } { $moved ->
            [0] none of the { $places } places changed hands
           *[other] { $stayed ->
                [0] all { $places } places
               *[other] { $moved } of { $places } places
            } changed hands, { $times ->
                [1] none more than once
                [2] none more than twice
               *[other] up to { $times } times
            }
        }
    .subtitle = Who held the { $shown } places that changed hands most often, { $first } to { $last }
    .alt = Bands for { $shown } of { $places } places from { $first } to { $last }. { $moved ->
            [0] No place changed hands.
           *[other] Changed hands most often, { $times ->
                [1] once
                [2] twice
               *[other] { $times } times
            }: { $most }.
        } { $rivals ->
            [0] No place has another account.
           *[other] Another account exists for { $rival_places }.
        }
    .caption =
        A thin outlined bar in a band: what another account says. The data table has every place. { $ends ->
            [0] In Iran, Lebanon and Egypt not one of { $at_ends } places changed hands.
           *[other] In Iran, Lebanon and Egypt { $ends } of { $at_ends } places did.
        }
band-hover = { $holder }; confidence { $confidence }{ $contested ->
        [yes] ; contested
       *[no] {""}
    }{ $account ->
        [alternate] ; another account: { $reason }
       *[primary] {""}
    }

table-verified-by-confidence = Rows verified by table and confidence
table-not-verified = Rows not verified
table-gaps = What is lacking, its effect, and what would fill it
of = { $some } of { $all }
count-table =
    { $n ->
        [one] { $n } table
       *[other] { $n } tables
    }
column-what = table
column-said = what the row says
column-rows = rows
column-whole = whole
column-in-part = in part
column-unread = not
column-share = share
column-high = high
column-medium = medium
column-low = low
column-table = table
column-row = row
column-holder = holder
column-subject = subject
column-gap = gap
column-effect = what that does to the answers
column-would-fill = what would fill it
column-contested = contested
column-account = account
column-confidence = confidence
column-reason = reason
