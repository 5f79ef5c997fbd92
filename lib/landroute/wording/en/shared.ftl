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
# The newest page that a table cites differs by table (data/read_until.csv); holders and use are what answers rest on.
-sources-read = sources on Syria's holders and the road's use
carried-since = Holders after { $read } are carried forward.
read-to = as far as { -sources-read }, read to { $read }, tell
period-within = between { $first } and { $last }
period = from { $first } to { $last }
of-draws =
    { $never ->
        [yes] none of { $draws } draws
       *[no] { $share } of the draws
    }
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

## Days that findings count, before their spans

days-route-open = A land route open
days-route-recorded = A land route open, as recorded
days-held = A land route held
days-tanf-alone = Tanf alone kept every route shut
days-tanf-denied = Tanf denied
days-tanf-left = A land route open, though Tanf was denied
days-tanf-makes = A land route open only if Tanf lets traffic pass
days-hung = Every open route passed there
days-new-road = A new road would have joined the two sides
days-differ = The two accounts differ on a route
days-depend = Depends on how dates and accounts are read
days-air-sea-lost = Air and sea both lost
days-closed-at = { $place } shut, whole days
days-two-shut = Places of two modes or more shut
days-gateways-shut = Every gateway of a mode shut or in hostile hands

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
