# The chapter on closing a corridor.

## Parts

places-named = { $count } ({ $names })
smallest-sets = { $count } ({ $sets ->
        [1] { $core_names }
       *[other] { $core ->
            [0] { $n ->
                [1] { $rest_names } or any one of { $more ->
                    [yes] more than { $others }
                   *[no] { $others }
                } others
               *[other] such as { $rest_names }; { sets-would-do }
            }
           *[other] always { $core_names }; for example with { $rest_names }; { sets-would-do }
        }
    })
sets-would-do =
    { $more ->
        [yes] over { $sets }
       *[no] { $sets }
    } sets would do
area =
    { $where ->
        [anywhere] anywhere
       *[in-east] in Syria's east
    }
fewest =
    { $state ->
        [beyond] no set of places in Syria's east would have been enough
        [none] no place in Syria's east would have had to be held
       *[some] at least **{ $places }** in Syria's east would have had to be held
    }
denied-there =
    { $us ->
        [0] none
       *[other] { $us }
    } by US forces and their partners and { $others ->
        [0] none
       *[other] { $others }
    } by others on { $day }
count-more-place =
    { $n ->
        [one] { $n } more place
       *[other] { $n } more places
    }
no-set = no set of places
set-size =
    { $enough ->
        [no] { no-set }
       *[yes] { $same ->
            [yes] { $low ->
                [one] { $low } place
               *[other] { $low } places
            }
           *[no] { $low } to { $high } places
        }
    }
set-size-more =
    { $enough ->
        [no] no set of places there
       *[yes] { $same ->
            [yes] { $low ->
                [one] { $low } more place
               *[other] { $low } more places
            }
           *[no] { $low } to { $high } more places
        }
    }

## Findings

closing-answer =
    To keep every route in our network from { $origin } to { $destination } shut { $period }, { $fewest }
    besides those denied already. { $tracks ->
        [yes] On paved roads alone, to keep them shut would take
       *[no] With desert tracks counted as roads, to keep them shut would take
    } { $bounded ->
        [yes] at least { $other }
       *[no] more than any places there
    }. Tanf alone kept every route shut on **{ $closed }**{ $apart ->
        [0] {""}
       *[other] {" "}({ $readings } by reading)
    } of the { $denied } on which it was denied.
    .never = No route from { $origin } to { $destination } was open on any day of the record: nothing had to be closed.

closing-day = { $which ->
        [same] A route was open on **{ $day }**, so that is the day taken here.
        [next] No route was open on { $asked }. Taken here is **{ $day }**, the next day on which one was.
       *[last] No route was open on { $asked }. Taken here is **{ $day }**, the last day on which one was.
    }
    .never = No route was open on { $asked }, or on any other day of the record.

closing-budget = { budget }
    .never = { budget-never }
closing-budget-in-east = { budget }
    .never = { budget-never }
closing-budget-widest = { budget }
    .never = { budget-never }
    .same = No day of the record asks for more places in Syria's east than { $day }.
budget = On { $day } the fastest route takes { $hours } of driving. { $steps ->
        [0] No place that may be denied { area } lengthens it.
       *[other] More places denied { area }: { $buys }.
    }
budget-step = { $places } { $n ->
        [one] { $closed ->
            [yes] leaves **no route**
           *[no] adds { $gained }
        }
       *[other] { $closed ->
            [yes] leave **no route**
           *[no] add { $gained }
        }
    }
budget-never = No route was ever open, so more places denied { area } would have changed nothing.

closing-denied-by-us = Of the { $all } in Syria's east, already denied: { $days }.

closing-cut-most = { cut-most }
    .never = { cut-never }
closing-cut-most-in-east = { cut-most }
    .never = { cut-never }
cut-most = A route was open on { $total }. To shut every one in our network took so many more places { area }, on top of those denied already: { $sizes }.
cut-never = No route was open on any day, so nothing had to be held { area }.
size-on-days = { $enough ->
        [yes] { $places }
       *[no] more than there are
    } on { $days }

closing-indefinite-alone = Had US forces and their partners denied nothing, { $state ->
        [beyond] no set of places in Syria's east would have kept every route in our network shut.
        [none] no route in our network would have been open { $period } all the same.
       *[some] it would have taken at least **{ $places }** to keep every route in our network shut.
    } { $compared ->
        [yes] On { $day } they denied { $had ->
            [0] none
           *[other] { $had_span }
        } of the { $of }{ $had_varies ->
            [yes] , by which set is taken
           *[no] {""}
        }.
       *[no] {""}
    }
closing-indefinite-any-holder = Had nobody denied any place, a route could have run through { $could ->
        [0] none of the { $east }
       *[other] { $whole ->
            [yes] all { $east }
           *[no] { $could } of the { $east }
        }
    } in Syria's east. { $state ->
        [beyond] No set of places there would have shut every route in our network.
        [none] No route in our network needs any of them.
       *[some] To shut every route in our network, a lasting presence would have had to cover at least **{ $places }**.
    }
closing-tanf-corridors = While it was denied, Tanf alone closed { $closes ->
        [0] no corridor
       *[other] { $closed }
    }. It left open { $leaves ->
        [0] no corridor
       *[other] { $left }
    }.
corridor-on-days = the { $corridor } on { $days }

closing-tanf-alone =
    Tanf was denied on { $denied }, on { $by_us ->
        [0] none
       *[other] { $by_us }
    } of them by US forces or their partners{ $others ->
        [0] {""}
       *[other] {" "}and on { $others } by others
    }. On **{ $left }** another route was open all the same. { $rest ->
        [0] {""}
       *[other] On { $rest } none would have been open, whatever Tanf did.
    } On **{ $alone_days }**{ $apart ->
        [0] {""}
       *[other] {" "}({ $readings } by reading)
    } nothing else kept every route shut{ $run ->
        [0] {""}
       *[other] , { $whole ->
            [yes] { $run_period }
           *[no] { $run } of them { $run_period }
        }
    }. { $shut ->
        [0] {""}
       *[other] It cost Iran's side a way round all the same: Tanf alone shut the shortest road, the { $shortest }, on { $shut_days }.
    } { carried-since }
    .never = Tanf was denied on no day of the record.

closing-tanf-range = { $same ->
        [yes] Tanf alone kept every route shut on { $days }, on either account of who held what, whether or not a contested place lets traffic pass, and whether or not desert tracks count as roads.
       *[no] Tanf alone kept every route shut on **{ $least }** to **{ $most }** days. It depends on the account of who held what, on whether a contested place lets traffic pass, and on whether desert tracks count as roads.
    }

closing-tanf-worth =
    Over the whole record a route is open on { $passing } days if Tanf always lets traffic pass, and on
    { $denying } if it never does: **{ $worth }** days hang on that one place. { $worth ->
        [0] {""}
       *[other] It was denied on { $closed } of them and let traffic pass on { $open }.
    }

closing-option = **{ $option }** (feasible, by two coders: { $feasible }). { $holds ->
        [0] It holds no place of its own{ $gives ->
            [0] {""}
           *[other] , and gives up { $given } that US forces or their partners deny in the record
        }.
       *[other] It holds at most { $held } at a time{ $adds ->
            [0] , denied in the record all the same
           *[other] { $same ->
                [yes] , open otherwise
               *[no] , { $adds } of them open otherwise
            }
        }.
    } { $open ->
        [0] No route is open in the period without it{ $opens ->
            [0] {""}
           *[other] ; with it one is, on { $opens_days }
        }.
       *[other] { $opens ->
            [0] {""}
           *[other] It opens a route on { $opens_days } on which none is open without it{ $few ->
                [yes] , too few for its assumed dates to tell.
               *[no] .
            }
        } It closes every route on { $closes ->
            [0] none of the { $open_days }
           *[other] { $all ->
                [yes] { $open ->
                    [one] the { $open_days }
                   *[other] all { $open_days }
                }
               *[no] { $closes } of the { $open_days }
            }
        } on which one is open without it; on such days { $asked } in Syria's east would have been enough. { $left ->
            [yes] Where a route stays open with it, { $more } would close it.
           *[no] {""}
        }
    }

## Figures

figure-hours-by-budget =
    .title = { $buys ->
            [closed] On { $day }, { $places } in Syria's east would have closed every route
            [hours] On { $day }, { $places } in Syria's east would have added { $gained } and closed nothing
            [no-hour] On { $day }, { $places } in Syria's east would have added no hour and closed nothing
           *[nothing] No route was ever open, so a budget buys nothing
        }
    .subtitle = Hours of the fastest route left, by day and by number of places denied beyond those denied already
    .alt = Two panels, a row for each day and a column for each number of places denied. In each cell, the hours of the fastest route left, or a cross where none is. { $closing ->
            [0] No budget closes every route.
           *[other] { $closing } cells are closed, the first { $told } of them { $closed }.
        }
    .caption =
        The day on which the budget is spent, and the first on which closing every route took each number of
        places. Driving times of an empty road, from data/segments.csv, data/control.csv and data/passage.csv.
budget-closes = on { $day } with { $places } { area }
more-denied = more places denied { area }
in-hours = { $n } h
no-route-left = no route left
fastest-route-left = fastest route left

figure-cut-with-and-without-tanf =
    .title = { $enough ->
            [yes] Most places needed to shut all routes since { $since }: { $own }; with Tanf open { $tanf }, with US-held ones open { $withdrawn }
           *[no] At times since { $since } no set of places in Syria's east would have shut every route
        }
    .subtitle = The fewest places in Syria's east to add to those denied already; zero: no route is open
    .alt =
        Above, three step lines from { $first } to { $last }, zero where no route is open. At most:
        { $ever }. Below, two stacked areas: of { $all } places in Syria's east, at most { $us } are
        denied by the US and partners and at most { $others } by others.
    .caption =
        A line breaks off where no set of places would do. Upright: the chosen day. From data/control.csv and data/passage.csv.
places-more = places more, to shut every route
denied-already = places denied already in Syria's east, of { $all }
denied-by =
    { $who ->
        [us] denied by the US and partners
        [others] denied by others
       *[nobody] denied by nobody
    }
world =
    { $world ->
        [own] { $posture ->
            [withdrawn] as supposed
           *[recorded] as recorded
        }
        [tanf] had Tanf let traffic pass
       *[withdrawn] had the US and partners let it pass
    }
most-places =
    { $enough ->
        [yes] { $n }
       *[no] no set would do
    }
most-places-in-world = { $places } { $world }

figure-what-tanf-closes =
    .title = { $place } alone shut every route on { $alone }{ $apart ->
            [0] {""}
           *[other] {" "}({ $readings } by reading)
        }, and left one open on { $left }
    .subtitle = When a route was open or shut, and whether { $place } made the difference
    .alt = One bar for any route at all and one for each corridor. What denial at { $place } alone shuts: { $shuts ->
            [0] nothing
           *[other] { $shut }
        }.
    .caption = All else as recorded in data/control.csv and data/passage.csv; nobody reacts.
any-route = Any route at all
lane-days = { $lane }, { $days }
shut-anyway = shut, whatever it does
shut-by-it = shut by { $place } alone
open-by-it = open, by leave of { $place }
open-anyway = open, whatever it does

## Tables

table-closing-options = Places that each option holds, beside the cut
table-closing-by-year = Fewest places that close every day of a year, by area and by what is given
start-and-area =
    { $start ->
        [recorded] { area }, on top of the record
       *[withdrawn] { area }, had the US denied none
    }
column-year = year
column-feasible = feasible, by two coders
column-holds = places held, at most
column-adds = of them open in the record
column-gives = places given up, at most
column-closes = days closed
column-open = of days open without it
column-more = places more to close the rest
column-day = day
column-where = where
column-budget = places denied
column-hours = hours
column-gained = hours gained
column-closed = every route closed
column-places = places
column-date = date
column-lane = route
