# The chapter on sources and confidence.

control-disputed =
    Sources disagree on the holder on **{ $share }** of all place-days, at { $places }. The place was
    contested on { $contested } of all place-days; no holder is known on { $unknown }.

least-verified =
    In **{ $low } of { $tables }** the share of rows verified whole is below the book's { $book }.
    Least verified, with { $least } of their rows: { $which }.
    .none = No table is verified less than the book as a whole.

days-open-by-reading =
    Over **{ $readings }** readings of the record, a land route was open on
    { $least } to { $most } of { $days }; as it stands, on **{ $stands }**. Most rows move nothing by themselves, so nine
    in ten readings give { $low } to { $high }. { $never ->
        [0] {""}
        [one] One reading has no open day: it takes a row to be wrong on which every route hangs.
       *[other] { $never } readings have no open day: each takes a row to be wrong on which every route hangs.
    } Each reading takes an account, a rule for contested places and one for tracks, and takes
    no row to be wrong, or one of low or medium confidence.

day-by-reading = On **{ $day }** { $open ->
        [0] **none** of the { $readings } readings has a land route open.
        [one] **one** of the { $readings } readings has a land route open.
       *[other] **{ $open }** of the { $readings } readings have a land route open.
    } { $tracks ->
        [all] Every one of them counts desert tracks as roads.
        [most] All but { $without } of them count desert tracks as roads.
       *[no] {""}
    }

course-by-reading =
    { $waiting } readings have none open on { $day }; in { $one } of them one place alone was in the way.
    Nine in ten of those that open later first do so from **{ $opens }**{ $never ->
        [0] .
       *[other] ; { $never } never do.
    } { last-open }
    .none = { $waiting } readings have none open on { $day }, and none of them has one later. { last-open }
last-open = { $ever ->
        [0] {""}
       *[other] In nine of ten readings the last open day is { $ends }.
    }

rows-that-carry =
    The count of { $open } open days hangs on few rows: { $moving } of { $rows } would change it if
    wrong. Between the two ends, { $n ->
        [one] one row changes **{ $days }** by itself: { $first }.
       *[other] each of { $n } rows changes **{ $days }** by itself; one of them: { $first }.
    }
row-of-control = who held { $place } from { $start } ({ $holder })
row-of-passage = whom { $holder } let pass from { $start } ({ $status ->
        [open] open
        [contested] contested
       *[denied] denied
    })
row-of-crossings = what { $place } was open to from { $start } ({ $status })

figure-readings-curve =
    .title = { $readings } readings give { $least } to { $most } open days
    .subtitle = Days open in each reading, of { $all }, from the reading with fewest to that with most
    .alt = A line for each level of service: the days open in every reading, from the fewest to the most. Open at all: { $least } to { $most } days, and { $low } to { $high } in nine of ten readings.
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
column-says = what the row says
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
