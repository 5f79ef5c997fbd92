# The chapter on the desert.

-ucdp = Clashes: UCDP's events, CC BY 4.0, counted in data/conflict_stretches.csv

## Units and counts

unit-vehicles =
    { $plural ->
        [one] { $amount } vehicle
       *[other] { $amount } vehicles
    }
count-vehicle =
    { $n ->
        [one] { $n } vehicle
       *[other] { $n } vehicles
    }
count-clash =
    { $n ->
        [one] { $n } clash
       *[other] { $n } clashes
    }
count-stretch =
    { $n ->
        [one] { $n } stretch
       *[other] { $n } stretches
    }

## Findings: while the road was open

threat-answer =
    The counts cannot say how dangerous the road was. They end in { $last }{ $route_days ->
        [0] .
       *[other] : of its open days since { $first }, { $uncounted } have no count at all.
    } For the rest, assumptions give attacks on **{ $by_all }** of passages, every clash within { $band } counted.
    .no-corridor = No corridor joins the two places, so no passage along one can be rated.
    .never-open =
        From { $months } no corridor's route through Syria was both counted and open to the
        Iran-aligned side from end to end on any day. So no rate of attacks on its traffic can be
        given.

threat-assumed =
    Traffic is taken at **{ $vehicles }** a day{ $recorded ->
        [yes] : that of lorries of later years, mostly in Syria's own trade
       *[no] {""}
    }. The convoy is of { $convoy }. Intervals are of { $level }.

threat-events-open =
    Of { $all } clashes counted near the roads from { $months }, **{ $open }** fell while the road there was open to
    the Iran-aligned side. Counted are those within { $band } of the { $ever_open } of { $stretches } that were ever open.
    .none = From { $months } no counted stretch was open to the Iran-aligned side on any day.

threat-highest-rate =
    Over its open days, { $road } had the highest average: **{ $mean }** clashes a month per { $per_km } km
    ({ $level } interval { $interval }). { $moved ->
        [yes] It was not steady: { $in_years }.
       *[no] {""}
    } { $busiest ->
        [0] {""}
       *[other] Of its { $events } while open, { $busiest } fell in { $month }.
    } At the traffic assumed, the average is { $by_vehicle } per million vehicle-km. { $others ->
        [0] {""}
        [one] The one other open stretch had { $range } a month per { $per_km } km.
       *[other] The { $others } other open stretches had { $range } a month per { $per_km } km.
    }
    .none = No stretch was open on any day, so none has a rate.
rate-in-year = { $rate } in { $year }

threat-bands-ratio =
    Within { $widest } of open stretches **{ $ratio } times** as many clashes are counted as within
    { $narrowest }: { $counts }. Distance is only part of the reason. Within { $narrowest } only a place
    known exactly counts; farther out, one near a named point counts too. Open or not, the count within
    { $narrowest } was { $first } of that within { $wider } in { $first_year }, and { $last } in
    { $last_year }. So the narrowest count misses more in some years than in others.
    .none = No clash is counted within { $narrowest } of a stretch while it was open.
count-within = { $n } within { $band }

threat-quiet-stretches =
    { $n ->
        [one] **1** open stretch
       *[other] **{ $n }** open stretches
    } had no clash within { $band } in { $year }, the last year covered. That none was counted does not
    mean that none could come. For { $road }, the one most exposed, the count still allows { $upper } a month per
    { $per_km } km, before any under-reporting. That is the upper { $level } limit; the upper end of a
    two-sided interval is { $upper_of_two }. { $coarser ->
        [0] {""}
       *[other] Nor were the places all known that well: within { $coarser } km, where one near a named
        point will do, { $not_quiet ->
            [0] none
           *[other] { $not_quiet }
        } of them had a clash.
    }
    .none = No stretch that was open in { $year }, the last year covered, was without a clash that year.

threat-bursts =
    { $bursting ->
        [0] On **none** of the { $stretches } open stretches with a clash did the months of a year vary more
            than one rate for the year allows.
       *[other] On **{ $bursting }** of the { $stretches } open stretches with a clash, the months of a year
            varied more than one rate for the year allows: the variance is up to { $ratio } times the mean.
            The intervals here are widened to match.
    }
    .none = No open stretch had a clash in a year with more than a month open, so none can show bursts.

## Findings: what it means for a convoy

threat-convoy =
    Were every clash within { $band } of the { $corridor } an attack on a traffic of { $vehicles } a day, attacks would
    have met, of passages: { $years }. That overstates the risk, and the traffic is of later years. On the
    { $days } open and counted, { $events ->
        [one] 1 clash was
       *[other] { $events } clashes were
    } counted along { $counted } of its { $whole } in Syria.
    .no-route = No route by the { $corridor } joins the two places.
    .uncounted = No stretch of the { $corridor } is counted whole, so it has no rate.
    .never-open =
        From { $months } the { $corridor } was on no day open by its counted course through Syria from
        end to end, so it has no rate.
share-in-year-interval = { $interval } in { $year } (open on { $days })

threat-sensitivity =
    One assumption at a time, the share of passages attacked moves furthest with **{ $assumption }**
    ({ $span }). Next come { $then }.
    .none = No corridor has a rate of attacks on a convoy, so no assumption moves anything.
moves = { $assumption } ({ $span })

swept-vehicles-per-day = { $range } vehicles a day
swept-under-reporting = { $range } attacks for each one reported
swept-insurgency-intensity = attacks { $range } times as frequent as counted
swept-convoy = { $range } vehicles in the convoy
swept-threat-band = clashes within { $range } km
swept-year = the rate of { $first } or of { $last } alone
swept-dyads = attacks on civilians left out, or counted

## Findings: after the counted years, and the article

threat-under-reporting = **{ $ratio }** attacks in the desert were counted for each one that the Islamic State claimed:
    { $counted } against { $claimed }. That is over the { $months } for which a count stands beside the
    group's own claims. What neither saw is not known.
    .none = For no month are both a count of attacks and the Islamic State's own claims known.

threat-potent =
    { quoted-claim } is coded **{ verdict-coded }**. { $counter } counted { $counted } attacks in the desert from
    { $months }, or { $rate } a month.

threat-counts-since =
    UCDP's clashes of the Islamic State with the two governments in all Syria went from { $clashes_first } a
    month in { $first_year } to { $clashes_last } in { $last_year }. Over the same years its deaths in
    battle between the government and the Islamic State went from { $deaths_first } to { $deaths_last };
    they were { $deaths_since } a year from { $years_since }. In the desert alone { $counters } counted
    { $counted } attacks a month, in the { $months } of { $of_months } from { $period } that are on record
    here. In all Iraq there were { $iraq }. Clashes, deaths and attacks cannot be joined into one series.
counted-in-year = { $n } in { $year } ({ $counter })

threat-vehicles-attacked = **{ $attacks }** deadly attacks on buses and convoys are on record here, from { $months }: single
    reports show what a count of clashes cannot. The deadliest, on { $worst } ({ $place }), killed
    { $agreed ->
        [yes] { $killed }
       *[no] { $killed }, depending on who counts
    }. These attacks made the news: they are too few and too selected for a rate.

threat-article =
    { quoted-claim } is coded **{ verdict-coded }**. Over the ranges of traffic, reporting and intensity, a passage by the
    { $corridor } is { $even ->
        [0] less likely than not to meet an attack at both ends
        [1] likelier than not to meet an attack at one end alone, so the counts do not settle it
       *[2] likelier than not to meet an attack at both ends
    }.
    .no-corridor =
        { quoted-claim } is coded **{ verdict-coded }**. { threat-answer.no-corridor } Under these parameters the
        counts say nothing of it.
    .never-open =
        { quoted-claim } is coded **{ verdict-coded }**. { threat-answer.never-open } Under these parameters the
        counts say nothing of it.
quoted-claim = The op-ed's paragraph { $paragraph }, in our words: { $claim }. That
verdict-coded =
    { $verdict ->
        [supported] supported
        [mostly-supported] mostly supported
        [mixed] mixed
        [contested] contested
        [did-not-come-true] as not having come true
        [refuted] refuted
       *[untestable] untestable
    }

## Figures

figure-threat-months =
    .title =
        { $ever_open ->
            [0] No stretch was open on any day
           *[other] Of { $all } clashes within { $band } of stretches ever open, { $open } fell while they were open
        }
    .subtitle = Clashes within { $band } of each stretch, by month; the tallest bar is of { $most }
    .alt =
        One lane a stretch, a bar a month with clashes within { $band }, taller for more.
        { $ever_open ->
            [0] No stretch was open on any day.
           *[other] While open, of the { $told } stretches with most: { $stretches }.
        }
    .caption =
        Open in the month: every place of the stretch let the Iran-aligned side's traffic through on some day
        of it, and that share is counted. { -ucdp }; whose clashes count is listed in depth.
clashes-not-open = clashes, not open
clashes-open = clashes, open in the month
open-in-month = open, all month or part
clashes-in-month = { $month }: { $n }
clashes-while-open = { $stretch } { $open } of { $all }

figure-threat-rates =
    .title =
        { $stretches ->
            [0] No stretch was open on any day
            [one] On { $lower } of 1 stretch clashes were rarer while it was open than over all months
           *[other] On { $lower } of { $stretches } stretches clashes were rarer while open than over all months
        }
    .subtitle = Clashes a month per { $per_km } km within { $band }: average and { $level } interval; each step of the scale is tenfold
    .alt =
        Two marks a stretch on a logarithmic axis, while open and over all months. { $stretches ->
            [0] No stretch was open on any day.
           *[other] The highest clashes a month per { $per_km } km while open: { $rates }.
        }
    .caption =
        Multiplied by under-reporting and intensity, and widened where a year's months vary more than one rate
        allows. No filled mark: never open. { -ucdp }.
all-months = all months
open-months = while open
stretch-rate = { $stretch } { $rate }

figure-threat-by-month =
    .title =
        { $rated ->
            [yes] { $corridor }: { $months_before ->
                [0] clashes within { $band } by month, open throughout
               *[other] { $change ->
                    [fewer] fewer clashes within { $band } while it was open than before
                    [more] more clashes within { $band } while it was open than before
                   *[alike] as many clashes within { $band } while it was open as before
                }
            }
           *[no] No corridor has a counted month in which it was open
        }
    .subtitle = Clashes a month per { $per_km } km of each corridor's counted stretches; each panel has its own scale
    .alt =
        One panel a corridor, a line of clashes by month, its open months shaded. { $corridors ->
            [0] No corridor has a stretch that is counted.
           *[other] Most clashes a month per { $per_km } km within { $band }: { $peaks }.
        }
    .caption = Along the fastest route through Syria; the other distances are in the data table. { -ucdp }.
peak = { $corridor } { $rate } in { $month }
within = within { $band }
rate-in-month = { $month }: { $rate }
no-corridor-counted = no corridor has a stretch that is counted

figure-threat-convoy =
    .title =
        { $rated ->
            [yes] { clashes-turned }; the risk to a convoy cannot be told
           *[no] No corridor has a rate of attacks on a convoy
        }
    .subtitle = Share of passages that meet an attack, with { $level } intervals, by year; each step of the scale is tenfold
    .alt =
        A mark with its interval for each year on a logarithmic axis, in per cent of passages. { $roads ->
            [0] No stretch was open on any day.
           *[other] Least and most of the years, within { $band }, of the { $told } roads with most: { $spans }.
        }
    .caption =
        Traffic is assumed, from later years; every clash near the open road counts as an attack: too many. { $fewest ->
            [0] {""}
           *[other] The year with least has { $fewest_days }.
        } Added up: counted stretches. { -ucdp }.
clashes-turned = { $turned ->
        [fell] Clashes near the road fell after { $first_year }
        [rose] Clashes near the road rose after { $first_year }
       *[unsure] Clashes near the road did not clearly change
    }
added-up = { $corridor }, added up
no-stretch-open = no stretch was open on any day
road-span = { $road } { $span }

figure-threat-sensitivity =
    .title =
        { $sweeps ->
            [0] No corridor has a rate, so no assumption moves anything
           *[other] One assumption alone moves the share of passages attacked { $tens ->
                [0] less than tenfold
                [1] more than tenfold
                [2] more than a hundredfold
               *[other] more than a thousandfold
            }
        }
    .subtitle = Share of passages that meet an attack, as one assumption moves over its range
    .alt =
        { $sweeps ->
            [0] No bar: no corridor has a rate of attacks on a convoy.
           *[other] One bar for each of { $sweeps } assumptions, widest first. The first { $told }: { $moves }.
        }
    .caption =
        The rest stay as chosen; dotted: the share under the chosen values. Ranges and their sources:
        data/threat_sweeps.csv.
swept-move = { $assumption }: { $from }, then { $to }
at-first-value = at the first value named
at-second-value = at the second
no-corridor-rated = no corridor has a rate

figure-threat-tallies =
    .title = Clashes are counted to { $last }; others counted { $counted } desert attacks a month since
    .subtitle = Clashes and attacks a month; the two panels count different things and are not to be joined
    .alt =
        Above, bars of the Islamic State's clashes with the two governments in all Syria by month from { $first } to { $last }: at most
        { $most_clashes }, in the last month { $last_clashes }. Below, a line for each published count from its first
        day to its last, at { $rates } attacks a month.
    .caption =
        Above: clashes with a death. Below: attacks in the desert, over the period that each count covers. From
        data/conflict_months.csv and data/insurgency.csv.
clashes-in-syria = clashes a month, all Syria (UCDP)
attacks-in-desert = attacks a month, the desert (others)
clashes-by-ucdp = UCDP
published-by =
    { $claimed ->
        [yes] { $claimant }: attacks claimed by IS
       *[no] { $claimant }: attacks counted
    }
published-count = { $n }, { $days }

## Tables

table-threat-dyads = Whose clashes count as a threat to the road, and why
table-threat-rates-by-stretch = Rates by stretch and distance while the stretch was open
table-threat-sweeps = Ranges of the assumptions, with their sources
column-dyad = the two sides
column-counts = counts
column-reason = reason
column-parameter = parameter
column-low = lowest
column-high = highest
column-stretch = stretch
column-month = month
column-months = months
column-months-of = months of
column-km = km
column-events = clashes
column-band-km = within km
column-all-events = clashes, all months
column-open-months = open months
column-open-share = share of its days open
column-year = year
column-open-events = clashes while open
column-rate = a month per 100 km
column-rate-low = interval from
column-rate-high = interval to
column-vehicle-rate = per million vehicle-km
column-road = stretch or corridor
column-low-percent = low, %
column-expected-percent = expected, %
column-high-percent = high, %
column-at-low-percent = at the first value, %
column-at-high-percent = at the second value, %
column-assumption = assumption
column-metric = what is counted
column-claimant = counted by
column-attacks = attacks
column-per-month = a month
