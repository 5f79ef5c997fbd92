# The chapter on air, sea and land.

-assumptions = data/mode_assumptions.csv

## Lines of transport

line =
    { $line ->
        [road] road
        [air] air
        [sea] sea (containers)
       *[oil] sea (crude oil)
    }
by-line =
    { $line ->
        [road] by road
        [air] by air
        [sea] by sea in containers
       *[oil] by sea as crude oil
    }
by-mode =
    { $mode ->
        [road] by road
        [air] by air
       *[sea] by sea
    }
mode =
    { $mode ->
        [road] the road
        [air] air
       *[sea] the sea
    }
mode-label =
    { $mode ->
        [road] road
        [air] air
       *[sea] sea
    }
without-line =
    { $line ->
        [road] the road
        [air] air
        [sea] containers by sea
       *[oil] crude oil by sea
    }
amount-by-line = { $amount } { by-line }
line-amount =
    { $line ->
        [road] **{ range-or-amount }** by road
       *[other] { range-or-amount } { by-line }
    }
range-or-amount =
    { $ranged ->
        [yes] { $range }
       *[no] { $amount }
    }
line-median =
    { $ranged ->
        [yes] { $line }: { $amount } ({ $range })
       *[no] { $line }: { $amount }
    }
measure =
    { $measure ->
        [capacity] carried, tonnes a month
        [cost] cost, USD a tonne
        [hours] time, hours
       *[loss] lost on the way, share of loads
    }
nothing-known =
    { $unknown ->
        [0] {""}
       *[other] There is nothing to go by for { $without }.
    }
road-supposed =
    { $supposed ->
        [0] With the road as it was on { $day },
       *[other] With { $held } taken as friendly on { $day },
    }
no-road =
    { $road ->
        [yes] {""}
       *[no] No draw has a route by road.
    }

## Units and counts

unit-vehicles =
    { $plural ->
        [one] { $amount } vehicle
       *[other] { $amount } vehicles
    }
count-mode =
    { $n ->
        [one] { $n } mode
       *[other] { $n } modes
    }
count-loss =
    { $n ->
        [one] { $n } whole loss
       *[other] { $n } whole losses
    }
count-event =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
count-spell =
    { $n ->
        [one] { $n } spell
       *[other] { $n } spells
    }

## Findings: what a road adds

front-spare = { $together ->
        [yes] Iran lost Syria's airfields and ports, and the road, **{ $lost }**. One loss of all at once **cannot tell** what a spare road is worth.
       *[no] Iran did not lose Syria's airfields and ports, and the road, all together. So what a road is worth as a spare cannot be told.
    } { $shut ->
        [0] {""}
       *[other] Days with an airport shut in { $years } might, but no count of the road’s loads is found.
    }
airports-shut =
    While the road was held, one or more of Syria's airports was counted shut on **{ $days }** in { $years }, for all or
    part of the day; { $several ->
        [0] never two at once
        [one] two at once on one of them
       *[other] two or more at once on { $several } of them
    }. That tests a spare in part alone. { $strikes ->
        [0] No strike on the road's traffic or stores is reported of those days.
        [one] One strike on the road's traffic or stores is reported of those days.
       *[other] { $strikes } strikes on the road's traffic or stores are reported of those days.
    } No count of its loads is found.
    .none = On no day of known length was an airport of Syria shut while this road was held.
days-airport-shut = A road held, an airport of Syria shut
modes-answer =
    On { $works ->
        [0] **none**
       *[other] **{ $works }**
    } of the { $lost } with every Syrian airfield and port lost was a road open. In that case the op-ed allowed
    a road to be attractive. { carried-since }
    .none =
        On no day of the record was every Syrian airfield and port lost. So what a road is worth as a
        spare cannot be told from it.

modes-capacity =
    Tonnes a month that reported trips carried, or could have carried: { $lines }. The road's is of { $vehicles } a
    day{ $recorded ->
        [yes] , lorries seen at Albukamal, mostly in Syria's own trade
       *[no] {""}
    }. No figure is of what Iran sent.

modes-cost = { road-supposed } a tonne costs, in USD: { $lines }. Rates are of elsewhere and of other years: orders of magnitude. { no-road } { nothing-known }

modes-hours = { road-supposed } the trip takes, in hours: { $lines }. { $road ->
        [yes] The road's include waits at borders, and leave out drivers' rest, reloading and security; the drive alone is { $driving }.
       *[no] { no-road }
    } { nothing-known }

modes-loss =
    Share of loads lost on the way, by the attacks that were reported, with { $vehicles } a day by road:
    { $lines }. { nothing-known } Had one official's { $convoys } convoys of oil a month been its only traffic, about { $alone } would have been lost.

modes-bases =
    Beside flights and container ships together, the road carried by weight: { $bases }. No count is of what
    Iran sent.
ratio-by-basis =
    { $basis ->
        [convoys] **{ $ratio } times** as much by one official's { $convoys } convoys of oil a month (about { $vehicles } a day)
        [road] **{ $ratio } times** by lorries seen at Albukamal ({ $vehicles } a day)
       *[tankers] **{ $ratio } times** by an uncorroborated claim of tankers ({ $vehicles } a day)
    }
basis =
    { $basis ->
        [convoys] convoys of oil, as one official had them
        [road] lorries at Albukamal, mostly Syria's own trade
       *[tankers] tankers by one uncorroborated claim
    }

corridor-draws =
    { $keys ->
        [0] With the road as open as it was on { $day },
       *[other] Had { $held } been in friendly hands on { $day },
    } a lorry would have taken { $ranged ->
        [yes] **{ $hours_range } hours**, waits at borders included. A tonne would have cost { $cost_range } USD.
       *[no] **{ $hours }**, waits at borders included. A tonne would have cost { $cost } USD.
    } { $none ->
        [0] In none of { $draws } draws did shut places leave no route.
       *[other] In { $share } of { $draws } draws, shut places left no route.
    } The waits are those of Central Asia. Drivers' rest, reloading at a border and security are left out. Whether
    Iran's own loads paid fees is not known.
    .none = In no draw is there a land route between the two ends, whoever holds the places on the way.

## Findings: could air and sea be stopped?

modes-days-lost =
    Most days of a year counted as lost at one place, before Syria's government fell: { $worst }. { $ships ->
        [yes] Those at sea are months without an Iranian ship; ports or canal shut come to { $shut }.
       *[no] {""}
    }
worst-of-mode =
    { $most ->
        [yes] **{ $days }** { by-mode } ({ place-and-year })
       *[no] { $days } { by-mode } ({ place-and-year })
    }
worst-year = { $days } ({ place-and-year })
place-and-year = { $place }, { $year }

disruptions-uncounted = **{ $n } of { $all }** dated disruptions give no length, so every figure of days lost is a floor: { $by_mode }.
uncounted-of-mode = { $n } of { $all } { by-mode }

gateways-never-all-shut =
    Every gateway of a mode was shut, or in hostile hands, on { $total ->
        [0] **no day**
        [one] **1 day**
       *[other] **{ $total } days**
    } before Syria's government fell: { $days }. On all others one was left.
    The op-ed says that nobody could stop them (paragraph { $paragraph }).
days-all-shut =
    { $days ->
        [0] none { by-mode } (at most { $most } of { $of } at once)
       *[other] { $days } { by-mode }{ $causes ->
            [0] {""}
           *[other] { " " }(put down to { $cause })
        }
    }

## Findings: the day all were lost

modes-lost =
    Lost, and not regained by the end of the record: { $lost }. The op-ed held the loss of every airbase and
    port highly unlikely (paragraph { $paragraph }). { $came ->
        [with-road] It came, gateway by gateway and the road among them, { $between }.
        [without-road] It came, { $between }, and left the road.
        [apart] It came, though not to all at once.
       *[not] Here they were not all lost.
    }
    .none = By the end of the record every mode that was lost had been regained.
modes-lost-on = { $modes } on { $day }

lost-together-chance =
    Had the days on which the last of each of { $losses } modes was lost nothing to do with each other, they would fall { $span ->
        [0] on one day
        [one] within 1 day of each other
       *[other] within { $span } days of each other
    } with a probability of { $probability }. We looked because of how they fell, so this figure is no test,
    and no verdict rests on it.
    .none = Not every mode was lost without being regained, so there is no span to judge.

## Findings: one cause or many

no-way-if-independent =
    Air and sea were lost together on { $seen } of the record's { $days }. Had each of Syria's gateways and
    the canal failed by itself, as often as was counted before the government fell, it would have been
    { $expected ->
        [0] less than one day
        [one] 1 day
       *[other] { $expected } days
    }. { $never ->
        [0] {""}
       *[other] That number is too low: { $never } of the gateways were never counted shut, which is no proof
            that they could not be.
    }

short-closures-together =
    Before Syria's government fell, places of two modes or more were closed together on **{ $seen }**, and of
    every mode on { $all ->
        [0] none
       *[other] { $all }
    }. Independent modes would give about { $expected }, whether counted over all years or year by year. But
    these days come in { $spells }, too few to tell either way.

common-cause-record =
    Of { $total } of a mode in the record, { $common ->
        [0] none fell within { $window } days of one of every other mode.
       *[other] { $common } fell within { $window } days of one of every other mode: a share of { $share }, all in
            { $in_events }.
    } The losses make up { $events }, so the true share could be { $range }: next to nothing is known of it. The
    scenario takes { $taken }. For machines, { $engineers } has { $typical }.{ $above ->
        [yes] {" "}The record's share is above either.
       *[no] {""}
    }
    .none = No mode is lost whole, so the record says nothing of common causes.

land-when-others-lost =
    This is a model, and one event cannot test it. { $shares ->
        [yes] With air and sea both lost, it has a road open on { $alone } of days if each mode fails by itself.
            If { $share } of the failures of the mode that fails least often share a cause, it is { $works }.
       *[no] With air and sea both lost, it has a road open on { $works } of days, as on any day, since each
            fails by itself here.
    } { $shares ->
        [yes] Count the months without an Iranian ship as lost too, and the { $works } become { $wide }: sea is
            then lost on { $sea_wide } of days, and the oftener a mode fails by itself, the less one cause weighs.
       *[no] {""}
    } One place's worst year stands in for a mode: air lost on { $air } of days ({ $air_when }), sea on
    { $sea } ({ $sea_when }). The road is lost on { $road }, its days closed before the government fell.
    { $shares ->
        [yes] A whole mode fails less often than its worst place, so all but the { $alone } are if anything too
            high.
       *[no] {""}
    }
    .never-closed =
        This road was closed on no day before the government fell. So there is nothing to tell how often it would
        fail, by itself or with the others.
    .never-open =
        This road was open on no day before the government fell. So it would be there on **none** of the days on
        which air and sea are lost.

## Figures

figure-modes-side-by-side =
    .title =
        { $road ->
            [yes] At prices from elsewhere, { cheapest } and { dearest }
           *[no] No route by road; at prices from elsewhere, { cheapest } and { dearest }
        }
    .subtitle = Median, beside each name, and { $within } of the draws; each scale grows tenfold, not evenly
    .alt = A panel for each of four measures, with one dot and its range for each line. Medians: { $medians }.
    .caption = A line without a dot is left out: nothing is known of it. From { -assumptions }.
amount-on-lane = { $line }: { $amount }
cheapest =
    { $cheapest ->
        [road] the road is cheapest
        [air] air is cheapest
       *[sea] the sea is cheapest
    }
dearest =
    { $dearest ->
        [road] the road dearest
        [air] air dearest
       *[sea] the sea dearest
    }
measure-medians = { measure }: { $lines }

figure-corridor-hours =
    .title =
        { $known ->
            [0] No land route in any draw
           *[other] { $days ->
                [0] Less than a day
               *[other] About { $about }
            } by lorry, without drivers' rest or reloading
        }
    .subtitle = Share of draws by hours from end to end; dotted: the middle draw
    .alt =
        { $known ->
            [0] No bar: no draw has a route.
           *[other] Bars of the share of draws by hours of the fastest route. The middle draw is at { $hours };
                { $without } have no route.
        }
    .caption =
        Each draw is a day: speeds, waits at borders, places shut at random; draws without a route are not
        shown. From data/segments.csv, data/road_classes.csv and { -assumptions }.
hours-from-end-to-end = hours from end to end
share-of-draws-at = { $hours } h: { $share } of draws

figure-days-lost =
    .title = At most { $most } of a year are counted as lost at one place
    .subtitle = Days of the year counted as lost at the worst place or places of each mode
    .alt =
        Bars by year from { $first } to { $last }, one each for road, air and sea: the days counted as lost at
        that mode's worst place. The first are counted in { $first_counted }.
    .caption =
        Closed places, and Iranian supply that did not come; ground lost in war is not counted. Disruptions
        of unknown length are left out, so this is a floor. From data/disruptions.csv.
days-at-place = { $year }, { $place }: { $days } days

figure-last-weeks =
    .title =
        { $modes ->
            [0] Every mode that was lost was regained
            [one] 1 mode was lost and not regained by the end of the record
           *[other] { $modes } modes were lost and not regained, piece by piece { $between }
        }
    .subtitle = Whether the land route and each gateway by air or sea could be used, day by day
    .alt =
        One bar for the land route and one for each gateway, thick while it could be used. { $gone ->
            [0] None is lost by the last of these days.
           *[other] { $gone } are lost; the last days of { $told } of them: { $until }.
        }
    .caption =
        Usable: in hands that let Iranian traffic pass, whether or not its runway was whole. From
        data/control.csv and data/passage.csv.
land-route = Land route
usable = usable
lost = lost
usable-until = { $lane }, { $day }

figure-road-as-reserve =
    .title =
        { $road ->
            [never-closed] This road was closed on no day before the government fell: a model can say nothing of it
            [never-open] This road was open on no day before the government fell
           *[both] In this model, what a spare road is worth hangs on what share of failures has one cause
        }
    .subtitle = Share of days on which the road works when air and sea are both lost
    .alt =
        { $road ->
            [never-closed] Two lines without a fall: a road that was closed on no day gives the model nothing to go by.
            [never-open] Two lines along the bottom: a road that was open on no day works on none.
           *[both] Two falling lines: the share of days on which a road works when air and sea are both lost. It is
                { $alone } when failures are independent and { $all } when all have one cause. The higher line
                counts months without a ship as lost.
        }
    .caption =
        Beta-factor model: air and sea are lost as often as their worst place in its worst year, the road as
        before the government fell. From data/disruptions.csv, data/control.csv and data/passage.csv.
closed-places = closed places
months-without-a-ship = months without a ship too
this-scenario = this scenario: { $share }
the-record = the record: { $share }
range-of-record = range of the record
share-with-one-cause = share of failures with one cause
works-at-share = { $share } in common: works { $works }

## Tables

table-mode-bases = Counts of the road's traffic, and what each makes of it
column-basis = what is counted
column-first-year = counted from
column-last-year = counted to
column-basis-vehicles = vehicles a day
column-basis-tonnes = tonnes a month
column-basis-ratio = times flights and container ships
column-basis-low = interval from
column-basis-high = interval to
column-lost-percent = lost on the way, %
table-mode-assumptions = Every quantity taken, with the rows it rests on
column-mode = mode
column-quantity = quantity
column-low = low
column-central = central
column-high = high
column-unit = unit
column-rows = rows
column-measure = measure
column-hours-from = from, hours
column-hours-to = to, hours
column-draws = draws
column-year = year
column-days = days
column-lane = gateway or route
column-usable = usable
column-common = share with one cause
column-works = road works
column-wide = road works, months without a ship lost too
