# The chapter on sources and confidence.

control-disputed =
    Sources disagree on the holder on **{ $share }** of all place-days, at { $places }. The place was
    contested on { $contested } of all place-days; no holder is known on { $unknown }.

least-verified =
    In **{ $low } of { $tables }** the share of rows verified whole is below the book's { $book }.
    Least verified, with { $least } of their rows: { $which }.
    .none = No table is verified less than the book as a whole.

figure-bands =
    .title = { $part ->
            [syria] In Syria
            [iraq] In Iraq
           *[ends] In Iran, Lebanon and Egypt
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
    .alt = Bands for { $places } places from { $first } to { $last }. { $moved ->
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
        A band a place, coloured by holder. Hatched: contested. A thin bar in a band, outlined: what
        another account says. Fainter: less sure. Rows of data/control.csv.
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
