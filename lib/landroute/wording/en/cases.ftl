# The chapter on the two cases.

## The road was real and mattered

case-aims = **They said so.** { $aims ->
        [0] Nobody in office is found to name the link as the aim.
       *[other] As the aim, while the push was on: { $aimed }.
    } { $gains ->
        [0] Nobody is found to claim it as a gain.
       *[other] As a gain, once had: { $gained }.
    } { $others ->
        [0] {""}
        [one] One more spoke of a line of allies.
       *[other] { $others } more spoke of a line of allies.
    }
speaker = { $who } ({ $when })
case-held = **It was held.** No holder would have stopped traffic on **{ $open }** of { $days } from { $first } to { $last }. On { $goods } of those goods could pass too.
    .none = **It was not held** after { $day }, as far as the sources read tell.
case-built = **They built on it.** A way of the militias' own beside the official gate is reported from { $gate }, by one firm's reading of images. The base there was first struck on { $base }.
case-struck = **It was bombed for years.** { $n ->
        [one] One report tells
       *[other] { $n } reports tell
    } of strikes on its traffic, men or stores ({ $span }), some in answer to attacks on US forces. { $west ->
        [0] No report is from the Lebanese border.
        [one] One is from the Lebanese border, where loads may have come by air or sea.
       *[other] { $west } are from the Lebanese border, where loads may have come by air or sea.
    }
    .none = **No route was held** after that day, so no strike on one is counted here.
case-used = **It was used.** { $n ->
        [one] One report tells
       *[other] { $n } reports tell
    } of movement by road from Iraq{ $every ->
        [yes] , in every year
       *[no] {""}
    } ({ $span }); { $most } { $most ->
        [one] goes
       *[other] go
    } back to { $teller }. { $lebanon ->
        [0] No load is said to be for Lebanon.
       *[other] { $lebanon } { $lebanon ->
            [one] names
           *[other] name
        } Lebanon, { $of ->
            [fuel] all of fuel
            [arms] all of arms
           *[several] of several things
        }; { $through ->
            [0] none follows arms there.
           *[other] { $through } { $through ->
                [one] follows
               *[other] follow
            } arms there.
        }
    }
    .none = **No route was held** after that day, so no use of one is counted here.
case-spare = **It was turned to**, { $n ->
        [one] says one source
       *[other] say { $n } sources
    }: when airports and ships were being hit ({ $who }, { $first }), and when the world looked elsewhere ({ $other }, { $last }).
case-missed = **Hezbollah owned to its loss.** On { $when } its leader said that the military supply route through Syria was lost, a detail that may change. As reported, he did not tell road from air.

## The road was overplayed
## The road was overplayed

case-onward = **The last leg is missing.** Of { $n ->
        [one] one report
       *[other] { $n } reports
    } of movement { $arms ->
        [0] none is of arms.
       *[other] { $arms } { $arms ->
            [one] is
           *[other] are
        } of arms. { $through ->
            [0] **Not one** follows them to Lebanon
           *[other] { $through } of these { $through ->
                [one] follows
               *[other] follow
            } them to Lebanon
        }: { $east } { $east ->
            [one] leaves
           *[other] leave
        } them at the border or in Deir ez-Zor, { $beyond } farther west, and { $untold } { $untold ->
            [one] does
           *[other] do
        } not say.
    }
    .none = **No route was held** after that day, so no load on one is counted here.
case-by-air = { $first ->
        [air] **Air came first{ $part ->
            [yes] , at first
           *[no] {""}
        }.**
        [road] **The road came first{ $part ->
            [yes] , at first
           *[no] {""}
        }.**
       *[sea] **The sea came first{ $part ->
            [yes] , at first
           *[no] {""}
        }.**
    } Those who compared the ways while it was held put first: { $said }.
    .none = **No route was held** after that day, so no comparison made while one was is counted.
compared = { $mode ->
        [air] air
        [road] the road
       *[sea] a ship, in trade
    } ({ $who }, { $when })
case-little = { $n ->
        [0] **Trade was slow to use it.** { $goods ->
            [one] One observer, in { $when }, says
           *[other] { $goods } observers, to { $when }, say
        } that it was not fully open to Iranian goods.
       *[other] **It hardly worked{ $months ->
            [0] {""}
           *[other] {" "}at first
        }**, { $n ->
            [one] one observer
           *[other] { $n } observers
        } said, the last in { $last }{ $months ->
            [0] .
            [one] , within a month of its regaining.
           *[other] , within { $months } months of its regaining.
        } { $goods ->
            [0] {""}
            [one] One more, in { $when }, says only that it was not fully open to Iranian goods.
           *[other] { $goods } more, to { $when }, say only that it was not fully open to Iranian goods.
        }
    }
    .none = **No route was held** after that day, so nobody is counted who said that little went by it.
case-thin = **Reports are few.** { $n ->
        [one] One report
       *[other] { $n } reports
    } of movement come to about **{ $rate } a year**. { $sure ->
        [0] None is
        [one] One is
       *[other] { $sure } are
    } of high confidence{ $again ->
        [0] .
        [one] , and one may tell of a load told of already.
       *[other] , and { $again } may tell of loads told of already.
    }
    .none = **There was no road** to report of.
case-other-aims = **The push had other aims.** Of { $n } other causes that the op-ed gives, { $upheld } are borne out, wholly or mostly.
case-tanf = { $alone ->
        [0] **Tanf never decided it alone.**
       *[other] { $most ->
            [yes] **Tanf mostly decided it alone.**
           *[no] **Tanf alone decided for a time.**
        }
    } On **{ $alone }** { $alone ->
        [one] day
       *[other] days
    } nothing but Tanf kept every { $tracks ->
        [yes] route
       *[no] paved route
    } shut{ $run ->
        [0] {""}
       *[other] , { $whole ->
            [yes] { $run_period }
           *[no] { $run } { $run_period }
        }
    }. { $tracks ->
        [yes] On paved roads alone, on
       *[no] With desert tracks, on
    } { $other ->
        [0] none
       *[other] { $other }
    }.
    .none = **Tanf** was never denied.
case-thread = { $most ->
        [yes] **It hung by a thread.**
       *[no] **It seldom hung by a thread.**
    } On { $always ->
        [yes] every one
       *[no] { $share }
    } of its open days from { $day } on, every route { $tracks ->
        [yes] in our network
       *[no] by paved roads in our network
    } passed { $places }. { $n ->
        [one] Closing it
       *[other] Closing one of them
    } alone, all else as it was, would have ended it. { $tracks ->
        [yes] Without desert tracks
       *[no] With desert tracks, the least sure part of our network,
    } { $round ->
        [no-day] no route was open.
        [none] the same holds on every open day.
        [every] there was a way round on every open day.
       *[some] there was a way round on { $share_round } of open days.
    }
    .none = **There was no road** to hang by a thread.
case-cost = **It was dear.** The strikes in the { $strikes ->
        [one] one report
       *[other] { $strikes } reports
    } of the other case, of which one may tell of many, were part of what it cost to keep. Not all were meant for it.
    .none = **There was no road** to pay for.
case-together = { $outlasted ->
        [yes] **It outlasted the airfields.**
       *[no] **It fell with the rest.**
    } Syria's airfields and ports were lost from { $first } ({ $gate }) to { $end }. The road's last open day was { $last }, { $apart } { $before ->
        [yes] before
       *[no] after
    } the government fell.
    .none = **There was no road** to lose.

## The crux
## The crux

case-crux = **They part on { $n } points**, and nothing we found settles any of them. First: { $first }.

## Tables

table-case-rows = { $case ->
        [mattered] The rows on which the case rests that the road mattered
       *[overplayed] The rows on which the case rests that it was overplayed
    }
table-cruxes = What the two cases part on, and what would decide it
point = { $point ->
        [aims] aims
        [built] built
        [struck] bombed
        [used] used
        [spare] turned to
        [missed] missed
        [onward] onward
        [by-air] by air
        [little] hardly worked
        [other-aims] other aims
        [cost] dear
       *[together] lost together
    }
column-point = point
column-says = what the row says
column-table = table
column-row = row
column-crux = what they part on
column-mattered-reads = if the road mattered
column-overplayed-reads = if it was overplayed
column-would-decide = what would decide it
column-rows = rows
