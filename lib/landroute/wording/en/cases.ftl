# The chapter on the two cases.

## The road was real and mattered

case-aims = **They said so.** { $n } men in office or command named the link as the aim or the gain: { $who }.
speaker = { $who } ({ $when })
case-held = **It was held.** No holder would have stopped traffic on **{ $open }** of { $days } from { $first } to { $last }. On { $goods } of those goods could pass too.
    .none = **It was not held** after { $day }, as far as the sources read tell.
case-built = **They built on it.** A way of the militias' own beside the official gate is reported from { $gate }, by one firm's reading of images. The base there was first struck on { $base }.
case-struck = **It was bombed for years.** { $n } strikes on its traffic, men or stores are on record from { $first } to { $last }. Not all were meant for the traffic: some answered attacks on US forces.
    .none = **No route was held** after that day, so no strike on one is counted here.
case-used = **It was used.** { $n } reports tell of convoys, lorries, tankers or fighters on it, in { $every ->
        [yes] every year
       *[no] { $years } of the { $span } years
    } from { $first } to { $last }.
    .none = **No route was held** after that day, so no use of one is counted here.
case-spare = **It stood in for aircraft**, { $n ->
        [one] one source says
       *[other] { $n } sources say
    }: when airports and ships were being hit ({ $first }), or the world looked elsewhere ({ $last }).
case-missed = **Its loss was owned to.** On { $when } Hezbollah's leader said that the military supply route through Syria was lost.

## The road was overplayed

case-by-air = **Air came first**, by the one comparison found that was made while the road was held. The other { $others ->
        [one] row counts
       *[other] rows count
    } flights alone.
case-little = **Little or nothing went by it**, { $n } observers said while it was held, from { $first } to { $last }.
    .none = **No route was held** after that day, so nobody is counted who said that little went by it.
case-thin = **Reports are few.** { $n } reports of movement come to about **{ $rate } a year**, and some tell of the same convoy.
    .none = **There was no road** to report of.
case-other-aims = **The push had other aims.** Of { $n } other causes that the op-ed gives, { $upheld } are borne out, wholly or mostly.
case-tanf = { $alone ->
        [0] **Tanf never decided it alone.**
       *[other] **Tanf mattered briefly.**
    } On **{ $alone }** of the { $denied } on which it was denied, nothing else kept every route shut. On { $left } another route was open all the same; on the rest none would have been, whatever Tanf did.
    .none = **Tanf** was never denied.
case-thread = { $most ->
        [yes] **It hung by a thread.**
       *[no] **It seldom hung by a thread.**
    } On { $always ->
        [yes] every one
       *[no] { $share }
    } of its open days from { $day } on, every route in our network, tracks left out, passed { $places }. { $n ->
        [one] Closing it
       *[other] Closing one of them
    } alone, all else as it was, would have ended it.
    .none = **There was no road** to hang by a thread.
case-cost = **It was dear.** The { $strikes } strikes of the other case were part of what it cost to keep, though not all were meant for it.
    .none = **There was no road** to pay for.
case-together = **It was no spare when one was needed.** Its last open day was { $last }; the government fell on { $fell }, { $apart } { $before ->
        [yes] later
       *[no] before
    }. Air and sea went with it.
    .none = **There was no road** to lose.

## The crux

case-crux = **They part on { $n } facts**, none of which anything published settles: { $cruxes }.

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
        [spare] stood in
        [missed] missed
        [by-air] by air
        [little] little
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
