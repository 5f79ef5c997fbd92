# Messages that every file of messages may use. Syntax: projectfluent.org/fluent/guide

## How values are written

span = { $low } to { $high }
under = under { $limit }
over = over { $limit }
when =
    { $precision ->
        [day] on { $date }
       *[other] in { $date }
    }
on-day = on { $day }
period-within = between { $first } and { $last }
period = from { $first } to { $last }
copy-at = { $publisher }, in a copy at { $host }
join-comma = { $before }, { $after }
join-semicolon = { $before }; { $after }

## Units: $amount is written already, $plural is its plural category

unit-km = { $amount } km
unit-hours =
    { $plural ->
        [one] { $amount } hour
       *[other] { $amount } hours
    }

## Counts with their noun

count-day =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
count-place =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
count-option =
    { $n ->
        [one] { $n } option
       *[other] { $n } options
    }
count-month =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
count-route =
    { $n ->
        [one] { $n } route
       *[other] { $n } routes
    }
count-actor =
    { $n ->
        [one] { $n } actor
       *[other] { $n } actors
    }

## What figures and tables share

open = open
closed = closed
yes = yes
no = no

## Heads of columns that several tables have

column-option = option
column-paragraph = paragraph
column-proposer = proposer
column-meaning = what it means
column-source = source
column-place = place
column-corridor = corridor
column-start = from
column-end = to
column-held-by = held by
column-feasibility = feasibility
column-note = note
column-state = state
column-open-days = days open
column-recorded = days open without it
column-closed-days = days closed
column-opened-days = days opened
column-closed-first = first closed
column-closed-last = last closed
column-opened-first = first opened
column-opened-last = last opened

## Under every map of the corridors

map-credit =
    Tint: who held the nearest place, up to { $reach } by road ({ $account } account). Holders:
    data/control.csv. Roads © OpenStreetMap contributors (ODbL); borders, rivers: Natural Earth, GSHHG.
