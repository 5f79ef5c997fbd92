# What the site says by itself, around what the chapters say.

how = how?
description = A book that tests, row by row, a 2017 op-ed on an Iranian land route to the Mediterranean: every number traced to a sourced row, for any day from { $first } to { $last }.
figure-in-words = [Figure] { $alt } { $caption }
rests-on = { $rows ->
    [0] { $parameters ->
        [one] Rests on one parameter
       *[other] Rests on { $parameters } parameters
    }
    [one] Rests on one row{ $parameters ->
        [0] {""}
        [one] {" "}and a parameter
       *[other] {" "}and { $parameters } parameters
    }
   *[other] Rests on { $rows } rows{ $parameters ->
        [0] {""}
        [one] {" "}and a parameter
       *[other] {" "}and { $parameters } parameters
    }
}
rests-more = and { $n } more
rests-days = { $days ->
    [one] { $label }: one day
   *[other] { $label }: { $days } days
}
rests-span = { $span }{ $n ->
    [one] {""}
   *[other] {" "}({ $n } days)
}
rests-cell = The cell that computes it
data-table = Data table
explore = Explore
skip-table = Skip this table
rows-folded = { $count ->
    [one] Show the row
   *[other] Show the { $count } rows
}
rows-hide = { $count ->
    [one] Hide the row
   *[other] Hide the rows
}
rows-elsewhere = Without a script this page shows the first rows. Any other that you were led to is in
rows-more = All of them:
download = Download
code-of-page = { $cells ->
    [one] The code of this page: one cell
   *[other] The code of this page: { $cells } cells
}
fold-on-paper = (folded; in full on this page of the site)
download-as = Download { $format }

## A site built under other parameters than the baseline's

banner = Built under other parameters: { $scenario }
banner-change = `{ $parameter }`: { $value } instead of { $default }
banner-link = All parameters, with their meaning
banner-same = On this page all findings, figures and tables are as in
banner-differs =
    { $differing ->
        [one] Of { $all } findings, figures and tables here **one** differs, and is marked, from
       *[other] Of { $all } findings, figures and tables here **{ $differing }** differ, and are marked, from
    }
banner-own = the book’s own page
differs = (differs)
differs-finding = In the book itself: { $text }
differs-new = In the book itself this is not said.
differs-shown = This differs from the book itself.
switch-label = Parameters
switch-own = the book itself
page-title = { $scenario }: { $title }

## Spoken by the page's script, which puts its own facts in

figure-failed = This figure could not be drawn: { $reason }.
step-back = Step back
step-on = Step on
play = Play
pause = Pause
go-to = Go to
day = Day
what-happened = What happened
since = Last change, { $day }:
locale = en-GB
zoom-in = Zoom in
zoom-out = Zoom out
whole-map = Whole map
tap-mark = Tap a mark to see what it stands for.
tap-place = Tap a place to see who held it, and since when.
live-tap = Live: tap it
live-point = Live: point at it
live-map = The map is live: tap or point at a place. The buttons above it enlarge it.
live-chart = The figure is live: tap or point at what is drawn.
date-range = The days go from { $from } to { $to }.
states = Corridors on the day
tints = Tints:
shown-on = { $what } in “{ $page }”
see-map = See the map
move-the-map = Days of the map
filter = Filter { $count } rows
filter-label = Filter: { $label }
rows-none = No row holds these words.
rows-shown = Rows { $from }–{ $to } of { $all }
rows-found = Rows { $from }–{ $to } of { $count } found, of { $all }
rows-failed = The other rows could not be read: { $reason }.
rows-previous = Previous
rows-next = Next
rows-all = All
sort = Sort
sort-given = in the order given
sort-text-up = { $column }, A to Z
sort-text-down = { $column }, Z to A
sort-number-up = { $column }, lowest first
sort-number-down = { $column }, highest first
sort-date-up = { $column }, earliest first
sort-date-down = { $column }, latest first
sort-yesno-up = { $column }, no first
sort-yesno-down = { $column }, yes first
sorted = Sorted by { $order }.
rows-sorted = { $rows }, sorted by { $order }
row-missing = No row has the address { $address }.
more-right = More columns to the right →
row-address = Address of this row
search-results = Results
search-found = Found { $count } pages.
search-one = Found one page.
search-none = No page has these words.
colour-mode = Colour mode: { $mode }
mode-light = light
mode-dark = dark
mode-auto = as the system has it
numbers-of = Data table: { $label }
book-name = The Land Route, Tested
picture-sources = Sources: see the page { $address }
openstreetmap = © OpenStreetMap contributors
