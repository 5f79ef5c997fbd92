# The chapter on whether the push was about the road.

## Findings

push-answer = { $verdict ->
        [toward] The government’s side chose places on the way to an open road next **more often** than others, whatever is held beside it.
        [away] The government’s side chose places on the way to an open road next **less often** than others, whatever is held beside it.
       *[open] **It cannot be told** from what was taken next whether the push was about the road.{ $alone ->
            [open] { "" }
           *[other] { " " }Places on the way were next { $alone ->
                [sooner] more often
               *[later] less often
            } than others as near; other readings do not all bear that out.
        }
    }
push-power = Could such a test see an effect? In { $telling } of { $sets } decisions some places lay on the way and others did not. Had lying there multiplied the odds by { $effect }, their count would show it **{ $power }** of the time; by { $more }, { $most }. { $strong ->
        [yes] That is a strong test.
       *[no] That is a weak test.
    } The verdict asks more: that every reading agree.
push-way = { $alone ->
        [sooner] A place on the way was likelier to be next than another as near: odds times { $odds }, { $level } interval.
        [later] A place on the way was less likely to be next than another as near: odds times { $odds }, { $level } interval.
       *[open] Against another place as near, the odds of one on the way were times { $odds }, { $level } interval.
    }
push-hangs = In other readings of the same choices those odds are times { $network }, with being in this book’s network of places in the stead of nearness; { $close }, without the { $far } decisions whose place lay beyond all others of its list; { $least }, without { $one } ({ $day }) alone. Without places held out of reach: { $reach }.
odds = **{ $middle }** ({ $low } to { $high })
push-counted = The government’s side took a place on the way **{ $saved } times** ({ $places } places) in { $telling } decisions that offered one. Had nearness alone decided, it would have been { $expected } on average, and as many in { $chance } of such campaigns ({ $low } or { $high } by either coder’s kilometres).
push-side = **{ $side }**: { $sets } decisions, { $telling } of which offered a place on the way; taken { $saved } times, { $expected } expected. Odds times { $odds }: { $verdict ->
        [toward] next more often than others, however it is read.
        [away] next less often than others, however it is read.
       *[open] { $alone ->
            [open] it cannot be told.
           *[other] not so in every reading, so it cannot be told.
        }
    }
push-rules = The rule that foretells most of what a side took next: { $best }.
best-rule = { $side }, { rule } ({ $hits } of { $sets }; places on the way first { $road }; blind chance { $blind })
rule = { $rule ->
        [random] blind chance
        [nearest] nearest first
        [largest] largest town first
        [oil] nearest to oil first
       *[road] places on the way first
    }
push-factor = The choices are { $alone } times as probable if lying on the way mattered, either way, as if it did not, over all spreads of the prior. With being in this book’s network in the stead of nearness: { $beside } times.
push-agreement = Two coders agree on { $rows } places of the choice sets, by Krippendorff’s alpha and Gwet’s AC1: { $features }.
push-captures = Two coders agree on the features of { $rows } captures: { $features }.
agreement-on = { $feature ->
        [reachable] reachable
        [km_to_own_line] km to its own line
        [km_to_oil_or_gas] km to oil or gas
        [enemy_strength] strength of the enemy
        [deconfliction_side] side of the line
        [attempt_failed] tried before
        [border_crossing] crossing
        [oil_gas] near oil or gas
        [highway] on a main road
        [home_area] home area
        [dam_or_farmland] dam or farmland
       *[size] size
    } { $alpha } ({ $ac1 })

## Figures

figure-push-odds =
    .title = { $verdict ->
            [toward] Places on the way were next more often, however it is read
            [away] Places on the way were next less often, however it is read
           *[open] Whether places on the way were next more often hangs on the reading
        }
    .subtitle = Times by which lying on the way multiplied the odds of being next, { $level } intervals
    .alt = Ranges of odds. The government’s side, beside nearness: { $middle } ({ $low } to { $high }); the lowest middle under another reading is { $least }. Below it the two other sides.
    .caption = Right of the line at 1: likelier to be next. Each lane of the government’s side has something else in the stead of nearness, or fewer choices. From data/choices.csv.
beside = { $what ->
        [near] Government: beside nearness
        [people] Government: beside size
        [oil] Government: beside oil
        [strength] Government: beside the enemy’s strength
        [network] Government: beside being in this book’s network
        [close] Government: without far places
       *[reach] Government: without places out of reach
    }
other-side = { $side }: beside nearness
figure-push-campaign =
    .title = The campaign of 2017: of { $places } captures, { $way } (of { $distinct } places) lay on the way
    .subtitle = What each side had taken by the days when places on the way fell; those are large and outlined
    .alt = { $maps ->
            [one] A small map
           *[other] { $maps } small maps
        } of eastern Syria and western Iraq, up to { $last }, the first of { $first }. { $places } captures by three sides, { $way } of them ({ $distinct } places) on the way to an open road, { $own } of those by the government’s side.
    .caption = On the way: with it, fewer places would have been left to open. Places beyond the frame are in the table. Roads © OpenStreetMap contributors; from data/choices.csv.

## Tables

table-choice-sets = Places that could have been next, decision by decision
table-rules-of-a-front = What each plain rule foretells of each side
column-name = place
column-decision-date = decided
column-side = side
column-taken = taken
column-keys-saved = fewer places left to open
column-km-first = km to its own line, first coder
column-km-second = km, second coder
column-next = next taken
column-rule = rule
column-hits = choices foretold
column-sets = decisions
column-times-blind = times blind chance
column-expected = on the way, expected
column-as-many = chance of as many
column-label = reading
column-day = taken on
column-road = on the way
column-low = least
column-middle = middle
column-high = most
