# The chapter on land corridors, and the front page.

## The answer

answer = { $open ->
        [yes] On **{ $day }** the land route from { $origin } to { $destination } was **open**{ $by ->
            [0] {""}
           *[other] , by the { $corridors }
        }.
       *[no] On **{ $day }** no land route from { $origin } to { $destination } was open{ $tracked ->
            [opened] , unless desert tracks count as roads
           *[other] {""}
        }.
    } { $after } { $verdict }
after-never = None has opened since, { read-to }.
after-opened = One opened on **{ $day }**, { $later } later. From then to **{ $last }** one was open on { $every ->
        [yes] every day
       *[no] { $opened } of { $days }
    }{ $lasts ->
        [yes] .
       *[no] ; none has been held since, { read-to }.
    }
after-open = { $state ->
        [lasts] It was still open at the end of the record.
        [lost] It stayed open to **{ $day }**; none has been held since, { read-to }.
       *[again] It stayed open to **{ $day }**. After that one was open on { $opened } of { $days }, the last on **{ $last }**.
    }
verdict = Myth or reality? As an open road it was { $course ->
        [never] a **myth**: no day of the record had one.
        [always] a **reality** on every day of the record.
        [open-again] a **reality** that day, lost later, regained, and { $lasts ->
            [yes] one at the end of the record.
           *[no] lost again.
        }
        [open] { $lasts ->
            [yes] a **reality** from that day to the end of the record.
           *[no] a **reality** that day, and lost since.
        }
        [lost-again] a **reality** lost by that day, regained after it, and { $lasts ->
            [yes] one at the end of the record.
           *[no] lost again.
        }
        [before] a **reality** only before that day.
       *[ahead] a **reality** still to come that day, and { $lasts ->
            [yes] one at the end of the record.
           *[no] lost since.
        }
    } Whether it was used is another question.

corridor = **{ $corridor }**: about { $km } and { $hours } of driving; { $open ->
        [yes] open.
       *[no] blocked at { $holders }.
    }{ $drawn ->
        [yes] {""}
       *[no] {" "}Nobody is found to have drawn it in public before { $first }.
    }
    .none = **{ $corridor }**: no route between the two ends leads by it.
blocked-by = { $places } ({ $holder }{ $contested ->
        [yes] , contested
       *[no] {""}
    })

## Service

service-days =
    From { $day } on a route was held on **{ $since_1 } days**: nobody on it would have stopped that
    traffic. Its gates could be passed, if only by armed forces, on { $since_2 }. Goods passed
    on **{ $since_3 }**, full trade on { $since_4 }.
service-days-whole =
    Of the record's { $days } a route was held on { $whole_1 }, with every gate passable on { $whole_2 },
    open to goods on { $whole_3 } and to full trade on { $whole_4 }.
service-level = { $level ->
        [0] denied
        [1] held, a gate shut
        [2] gates passable
        [3] goods pass
       *[4] full trade
    }
figure-service-bands =
    .title = Held on { $days_1 } days, open to goods on { $days_3 }, to full trade on { $days_4 }
    .subtitle = What the best route let through, { $first } to { $last }: the thicker, the more
    .alt = Bands from { $first } to { $last }, for a land route by whichever corridor and for each corridor. Held on { $days_1 } days; every gate passable on { $days_2 }; goods on { $days_3 }; full trade on { $days_4 }.
    .caption =
        A route is as good as its worst place. A gate whose state nobody reports counts as passable, not as open
        to goods. Dotted: the chosen day. From data/control.csv, data/passage.csv and data/crossings.csv.
figure-front-service =
    .title = From { $day } on: held on { $days_1 } days, open to goods on { $days_3 }
    .alt = One band from { $first } to { $last }, thicker the more a land route let through. From { $day } on: held on { $days_1 } days, every gate passable on { $days_2 }, goods on { $days_3 }, full trade on { $days_4 }.
    .caption = The best land route from Iran to Beirut, day by day: the thicker, the more it let through.
thicker = thicker: lets more through
turn = { $turn ->
        [first-lost] lost { $day }
        [op-ed] the op-ed, about { $day }
        [chosen] the chosen day { $day }
        [regained] regained { $day }
       *[last-lost] lost { $day }
    }
front-verdict = No myth: the road lay open to Iran’s side. How much it carried, nobody has counted.
    .before = No myth: the road once lay open to Iran’s side. By { $day } it was gone, and stayed gone.
    .never = There was no road on any day of the record.
front-course =
    From **{ $first }** to **{ $last }**{ $shut ->
        [0] {""}
        [one] , but for one day,
       *[other] , but for { $shut } days,
    } nobody who held a place on it barred the way: on **{ $open }** of the { $days } from { $day } to
    { $until }{ $ends ->
        [yes] . Nor has it been open since, as far as the sources read tell.
       *[no] .
    }
    .none = None was open after { $day }, as far as the sources read tell.
front-way = { $n ->
        [one] On { $day } at least **one place** stood in the way: { $places }.
       *[other] On { $day } at least **{ $n } places** stood in the way: { $places }.
    } { $spared ->
        [same] Sparing US forces and their partners changes nothing.
        [none] Sparing US forces and their partners, nothing would have opened a way.
       *[other] Sparing US forces and their partners, **{ $sparing }** would have had to change hands.
    } { $tracked ->
        [opened] Desert tracks led round, the least sure part of our network.
       *[other] {""}
    }
    .open = On { $day } nothing stood in the way.
    .none = On { $day } no set of places would have opened a way.
front-thread = On { $always ->
        [yes] **every one**
       *[no] **{ $share }**
    } of its open days from { $day } on, closing { $places } alone would have ended it, { $tracks ->
        [yes] in our network
       *[no] on the paved roads of our network
    }.
    .none = From { $day } on it never hung on one place.
    .closed = No route was open from { $day } on, so none hung on a place.
front-thread-tracks = With desert tracks, closing any one place would have ended it on at most **{ $share }** of its open days from { $day } on (most: { $places }).
    .none = With desert tracks, it never hung on one place from { $day } on.
    .closed = With desert tracks, no route was open from { $day } on.
use-years =
    Movement by road from Iraq is reported in **{ $moved }** of the { $held } in which a route was held, and
    strikes along it in { $struck }.
    .none = No route was held in any year, so nobody could use one.
four-measures =
    Four measures stand side by side and are never made one. A route was held in **{ $held }** of
    { $years }. Clashes near it are counted for { $counted ->
        [0] none of those years
        [one] one of those years ({ $which })
       *[other] { $counted } of those years ({ $which })
    }: where nobody counted, hazard is unknown, not nil.
table-four-measures = Service, hazard, redundancy and documented use by year
figure-use-by-year =
    .title = { $moves } reports of movement, { $strikes } of strikes, and { $seized } of loads seized since
    .subtitle = Days on which a route was held, and reports of its use, by year
    .alt = Bars by year from { $first } to { $last }: days on which a route was held, reports of movement by road from Iraq ({ $moves }), of strikes on its traffic, men or stores ({ $strikes }), and of loads seized on stretches of it ({ $seized }).
    .caption =
        Reports, not loads: rows overlap, and a year with more reporters has more rows. { $past ->
            [0] No movement is
            [one] 1 movement is
           *[other] { $past } movements are
        } followed past Deir ez-Zor. From data/documented_use.csv.
count-year =
    { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
panel-held = days held
panel-movements = reports of movement
panel-strikes = reports of strikes
panel-attempts = reports of loads seized
no-open-day = no open day
not-counted = not counted
column-year = year
column-days-held = days held
column-days-with-goods = days with goods
column-places-to-cut = places that cut it
column-clashes-a-month = clashes near it in 30 days
column-strikes = strikes
column-movements = movements
column-seizures = loads seized
to-the-sea =
    { $ends } could be reached on **{ $days_1 }** of { $total } if held is enough, and on
    { $days_3 } with goods. { $n ->
        [0] On { $day } none could.
       *[other] On { $day } these could: { $opened }.
    }
table-to-the-sea = Ends on the Mediterranean, with what a route to each let through
column-end-on-sea = end
column-service-on-day = on the day
column-level-1 = days held
column-level-2 = gates passable
column-level-3 = goods pass
column-level-4 = full trade
column-service = service

after-the-fall =
    Since **{ $last }** no route has been held, { read-to }. Of the
    accounts published since, { $closed } have the way shut and { $use } have it used.
    .held = A route is held at the end of the record.
smuggling-since =
    Smuggling goes on: { $seizures ->
        [0] no load is
        [one] 1 load is
       *[other] { $seizures } loads are
    } reported seized in Syria or on its borders since, { $at_gate } of them at { $gate }. Where a load
    began is seldom told, and no load is shown to have come all the way.
    .held = A route is held at the end of the record, so nothing is counted after it.

## Keys and cut

keys = { $state ->
        [none] On { $day } no set of places, whoever held them, would have opened a corridor had it been taken.
        [empty] On { $day } nothing had to be taken: a land route was open.
       *[some] On { $day } the fewest places to take or secure, whoever held them, were **{ $n }**: { $places }. { in-hands }
    } { $closed }
keys-sparing-us = { $state ->
        [none] On { $day } nothing but places of US forces and their partners would have opened a corridor.
        [empty] On { $day } nothing had to be taken: a land route was open.
       *[some] Without touching US forces or their partners, the fewest places to take or secure on { $day } were **{ $n }**{ $n ->
            [one] : { $places }.
           *[other] , such as { $places }.
        } { in-hands }
    } { $closed }
in-hands = { $holders ->
        [one] Holder: { $holder }.
       *[other] Held by **{ $holders }** holders: { $held }.
    }
holder-of = { $holder } ({ $places })
closed-ends = { $n ->
        [0] {""}
        [one] { $ends }, an end of the route, was itself not surely open: a closed end is a place to open, and an end never one to close.
       *[other] { $ends }, the ends of the route, were themselves not surely open: a closed end is a place to open, and an end never one to close.
    }
cut = { $state ->
        [none] On { $day } no set of places between the two ends would have closed every corridor in our network.
        [empty] On { $day } nothing between the two ends had to be held to close a corridor: none was open.
       *[some] On { $day } the fewest places between the two ends to hold, to close every corridor in our network, were **{ $fewest }**.
    } { $closed }
cut-in-east = { $state ->
        [none] No set of places in Syria's east would have closed every corridor in our network on { $day }.
        [empty] Nothing in Syria's east had to be held on { $day } either.
       *[some] In Syria's east alone the fewest on { $day } were **{ $fewest }**.
    } { $closed }
smallest-sets = { $count } ({ $sets ->
        [1] { $core_names }
       *[other] { $core ->
            [0] { $n ->
                [1] { $rest_names } or any one of { $more ->
                    [yes] more than { $others }
                   *[no] { $others }
                } others
               *[other] such as { $rest_names }; { $more ->
                    [yes] over { $sets }
                   *[no] { $sets }
                } sets in all, no place in every one
            }
           *[other] { $core_names } in every smallest set; { $more ->
                [yes] over { $sets }
               *[no] { $sets }
            } sets in all, one with { $rest_names }
        }
    })

## The fastest routes and the new road

fastest-ways = Of the routes open on { $day }, { fastest-few } took **{ $hours }** { by-corridors }.
    .blocked = No route was open on { $day }. If every place were, { fastest-few } would take **{ $hours }** { by-corridors }. Each met { $same ->
        [yes] { $most }
       *[no] { $fewest } to { $most }
    }. { $all ->
        [0] {""}
       *[other] All met { $shared }.
    }
    .none = The network has no route between the two ends at all.
fastest-few = { $n ->
        [one] { $asked ->
            [one] the fastest
           *[other] the only one
        }
       *[other] the { $n } fastest
    }
by-corridors = { $by ->
        [0] (by no corridor)
       *[other] (by the { $corridors })
    }
count-closed-place =
    { $n ->
        [one] { $n } closed place
       *[other] { $n } closed places
    }

new-road =
    On { $day } the shortest new road would have been **{ $km }** long, from { $start } to { $end }.
    That is a straight line between points of open roads, terrain left out.
    .end = On { $day } no new road would have opened a route. { $closed }
    .shut = On { $day } no straight road would have joined the two sides and kept { $clearance } from every place that let no traffic through, and { $clearance_us } from those of US forces and their partners.
    .open = On { $day } no new road was needed: a land route was open.
new-road-terms =
    The new road is about { $share } of a route of { $whole }; the rest existed and was open. { $held ->
        [0] No part of it lies nearer to a place that let no traffic through than to any that did.
       *[other] Of it **{ $held_km }** lie nearer to { $holders }, which let no traffic through, than to any place that did.
    } { $near ->
        [yes] The closest such place is { $closest }, at { $margin }; we ask for { $clearance }, and for { $clearance_us } from US forces and their partners.
       *[no] {""}
    } { $leaves ->
        [0] {""}
       *[other] It would run { $abroad }, where the network has no place.
    } { $shorter ->
        [yes] Free to come as near as it likes, it would be { $bare }.
       *[no] Free to come nearer, it would be no shorter.
    }
    .none = No new road is drawn for { $day }.
link-end = { $away ->
        [0] { $place }
       *[other] a point { $km } from { $place }
    }
through = { $km } through { $country }

new-road-course =
    A new road would have joined the two sides on **{ $total }** of the record. It would have been { $lengths ->
        [one] { $longest } long, { $longest_when }.
       *[other] longest { $longest_when }, at { $longest }, and shortest { $shortest_when }, at { $shortest }.
    } { course-rest }
    .none = On no day of the record was a new road both needed and possible. { course-rest }
course-rest = { $abroad ->
        [0] {""}
       *[other] On { $abroad_days } it would run in part through { $countries }.
    } { $held ->
        [0] {""}
       *[other] On { $held_days } a part of it would lie nearer to a place that let no traffic through than to any that did.
    } { $end ->
        [0] {""}
       *[other] On { $end_days } none would have opened a route: an end was itself not surely open, and had to be opened first.
    } { $shut ->
        [0] {""}
       *[other] On { $shut_days } no straight one would have kept the clearance.
    }

## Through time

share-of-days-open = A land route was open on **{ $share }** of the record's { $days }. { $course ->
        [plain] {""}
        [held] It was open { $first }.
        [every-again] It was open every day until it was first lost on { $lost }, and on { $since } of the days since: { $later }.
        [every-lost] It was open every day until it was first lost on { $lost }, and on none since.
        [part-again] Before it was first lost, on { $lost }, it was open on { $before } of the days: { $first }. Since then it was open on { $since }: { $later }.
       *[part-lost] Before it was first lost, on { $lost }, it was open on { $before } of the days: { $first }. Since then it was open on none.
    } { carried-since }

accounts-differ-days = { $apart ->
        [0] The two accounts of who held what, the primary and the alternate, give the same open days.
        [one] The two accounts of who held what differ on the answer on **1** of { $days }.
       *[other] The two accounts of who held what differ on the answer on **{ $apart }** of { $days }.
    }

critical-place = On **{ $share }** of the days with an open land route it hung on { $n ->
        [one] **{ $places }** ({ $between }): closing it alone would have left no route in our network.
        [2] each of **{ $places }** ({ $between }): closing either alone would have left no route in our network.
       *[other] each of **{ $places }** ({ $between }): closing any one of them would have left no route in our network.
    } { $next ->
        [yes] Next, on { $next_share }, it hung on { $next_n ->
            [one] **{ $next_places }**
           *[other] each of **{ $next_places }**
        } ({ $next_between }).
       *[no] {""}
    }
    .never = No land route was open on any day, so none hung on a place.
    .none = On no day would closing a single place have left no route in our network. Most of the fastest routes, { $share }, would have been lost by closing { $places }.

verdict-depends = { $state ->
        [depends] On **{ $day }** whether a land route was open **depends** on how the record is read: { $why }.
        [open] Loose dates and rival accounts do **not** change the answer for { $day }: a land route was open.
       *[closed] Loose dates and rival accounts do **not** change the answer for { $day }: no land route was open.
    } With contested places counted as { $contested }, { $otherwise ->
        [yes] one
       *[no] none
    } would have been open. { $tracked ->
        [same] Desert tracks make no difference.
        [opened] **With desert tracks counted as roads, one would have been.**
       *[closed] With desert tracks left out, none would have been.
    }
corridors-in-doubt = { $doubtful ->
        [0] On { $day } no corridor, taken alone, is in doubt.
       *[other] On { $day }, taken alone, these may have been open or closed: { $lanes }.
    }
doubtful-corridor = the { $corridor } ({ $why })
place-reason = { $place }, { $reasons }
reading-reason = { $reason ->
        [month] date known to the month
        [year] date known to the year
       *[account] accounts differ
    }

days-that-depend = On { $whole ->
        [0] **none** of the { $days }
       *[other] **{ $whole }** of the { $days }
    } to { $read }, the last day of { -sources-read }, do loose dates or rival accounts leave it in doubt whether any
    land route was open. Other stances of the holders, a wrong day, or tracks that nobody recorded could: those are taken as given.
lanes-that-depend = { $lanes ->
        [0] No corridor, taken alone, is in doubt on any day to { $read }.
       *[other] Taken alone, and to { $read }, these corridors are in doubt: { $by_lane }. Some corridor turns on loose dates alone on { $dates }, on the account alone on { $accounts }, on either or both on { $both }.
    }
corridor-on-days = the { $corridor } on { $days }

## Published accounts

published-agreement =
    Of { $accounts } of who held the way, from sources that our own rows do not cite, the record agrees
    with **{ $agree }**. { $apart ->
        [0] {""}
       *[other] The rest differ: { $others }.
    } Counted most widely, it agrees with **{ $wide_agree } of { $wide }**: with accounts that our rows do cite, with
    “not complete” as closed, and with “used” as open.
    .none = No account that a corridor was open, or that a rival held it, is independent: our own rows cite a source of each of { $all }.
published-agreement-corrected =
    Corrected for chance the agreement is { $ac1 } by Gwet's AC1{ $varied ->
        [0] {""}
       *[other] {" "}and { $kappa } by Cohen's kappa
    }; 1 would be full agreement, 0 chance. With the { $shared } whose sources our rows do cite
    it is { $all_agree } of { $all }, and { $all_ac1 } by AC1. Some accounts repeat one another.
    .none = Without an independent account among { $all } there is no agreement to correct for chance.
account-apart = { $days } called { account-says } where we have { model-says }
model-says = { $state ->
        [open] open
        [closed] closed
       *[either] either
    }
account-says = { $says ->
        [open] open
        [not-held] held by a rival
        [not-complete] not complete
        [not-safe] not safe
        [not-used] hardly used
       *[used] used
    }
published-beside =
    Another **{ $accounts }** { $n ->
        [one] speaks
       *[other] speak
    } of something else than who held the way, so { $n ->
        [one] it counts
       *[other] they count
    } neither as agreement nor as disagreement. { $n ->
        [0] {""}
       *[other] What they call a corridor, with how many do, and how many of those when the baseline has it open: { $kinds }.
    } { $loose ->
        [0] {""}
        [one] One account of holding is too loosely dated: the baseline has both answers within its month or year.
       *[other] { $loose } accounts of holding are too loosely dated: the baseline has both answers within their month or year.
    } { $kept_out ->
        [0] No published judgement is left out.
        [one] A rule keeps one published judgement out.
       *[other] Rules keep { $kept_out } published judgements out.
    }
account-kind = { account-says } ({ $n }, { $open })
published-courses =
    Others drew **{ $courses }** of these corridors. First in public, as far as found: { $first }.
    Of the { $gates } that name a gate from Iran, our fastest route by the same corridor passes that of { $on_gates ->
        [0] none
       *[other] { $on_gates }
    }. Of the { $ends } that name an end, { $on_ends ->
        [0] none ends
        [one] one ends
       *[other] { $on_ends } end
    } at { $destination }, where ours does.
first-drawn = { $corridor }, { $when }
count-course =
    { $n ->
        [one] { $n } course
       *[other] { $n } courses
    }
count-account =
    { $n ->
        [one] { $n } published account
       *[other] { $n } published accounts
    }
stretch = { $start } to { $end }{ $n ->
        [0] {""}
       *[other] {" "}by { $via }
    }
ends = { $start } to { $end }
count-length =
    { $n ->
        [one] { $n } published length
       *[other] { $n } published lengths
    }
published-lengths =
    { $lengths } of a stretch can be compared with ours. Half lie within **{ $middle }** of it, all within
    { $most }; { $longer } of them are longer. Farthest off is { $farthest } for { $stretch }, where the
    network has { $ours }. They are not independent: some repeat one another.
    .none = No published length of a stretch of the network can be compared.
published-impossible = **{ $n }** of { $lengths } { $n ->
        [one] is
       *[other] are
    } shorter than the straight line between the ends that we read in them{ $n ->
        [0] .
       *[other] : impossible, unless the ends are others. { $cases }.
    }
impossible-length = { $km } for { $stretch }, { $straight } as the crow flies ({ $work })
count-driving-time =
    { $n ->
        [one] { $n } published driving time
       *[other] { $n } published driving times
    }
count-work =
    { $n ->
        [one] { $n } work
       *[other] { $n } works
    }
published-times = **{ $within }** of { $times } { $within ->
        [one] lies
       *[other] lie
    } between ours at the high and at the low estimate of speed. { $quicker ->
        [0] None is
        [one] One is
       *[other] { $quicker } are
    } shorter than our central estimate, which is of an empty road, without a stop or a wait at a border. The times are from { $works }.
count-published-route =
    { $n ->
        [one] { $n } published route
       *[other] { $n } published routes
    }
published-towns = { $routes } of a corridor name { $all } places of the network. Of these **{ $on }** lie on our fastest route by the same corridor. { $missed ->
        [0] {""}
       *[other] Named most often but off it: { $often }.
    }

## Figures

figure-corridor-map =
    .title = { $message }
    .alt = { map-alt }
    .caption = { map-caption }
figure-front-map =
    .title = { $message }
    .alt = { map-alt }
    .caption = { map-caption }
map-alt = Map from Lebanon to Tehran on { $day }. { $states }
map-caption =
    { map-credit }

figure-new-road-map =
    .title = { new-road-title }
    .alt = Map from Lebanon to Tehran. { new-road-title }. Closed places: { $closed }. { $built ->
            [yes] The origin reaches { $from_origin } places, the destination { $from_destination }; nearest to the new road's ends are { $start } and { $end }.
           *[no] {""}
        }
    .caption =
        Other roads are thin and grey. Data: data/control.csv, data/passage.csv. Roads ©
        OpenStreetMap contributors (ODbL). Borders, rivers: Natural Earth, GSHHG.
new-road-title = { $state ->
        [none] No new road would have joined the two sides on { $day }
        [open] No new road was needed on { $day }
       *[built] { $km } of new road would have joined the two sides on { $day }
    }
reached = { $end ->
        [origin] reached from the origin
        [destination] reached from the destination
       *[both] reached from origin and destination
    }
lets-none-through = lets no traffic through
shortest-new-road = shortest new road
place-state = { $state ->
        [closed] closed
        [origin] reached from the origin
        [destination] reached from the destination
        [both] reached from both ends
       *[cut-off] cut off
    }

figure-new-road-course-chart =
    .title = { $needed ->
            [0] No day on which a new road was both needed and possible
           *[other] The missing link was { $lengths } long
        }
    .subtitle = Shortest new road that would have joined the two sides, in km; zero: none was needed
    .alt = Step line from { $first } to { $last } of the shortest new road in km. { $needed ->
            [0] None was both needed and possible
           *[other] One was needed and possible on { $days }, of { $lengths }
        }{ $shut ->
            [0] .
           *[other] ; none would do on { $none }.
        }
    .caption =
        Straight, and clear of closed places. Dotted: the chosen day. From data/control.csv and
        data/passage.csv; roads © OpenStreetMap contributors (ODbL).
missing-link = missing link
no-road-would-do = no new road would do
no-link = { $reason ->
        [end] none: an end lets no traffic through
       *[shut] none keeps the clearance
    }

figure-corridor-timeline =
    .title = A land route was open on { $share } of days{ $depend ->
            [0] , however loose dates and rival accounts are read
            [one] ; on { $depend } day that depends on how the record is read
           *[other] ; on { $depend } days that depends on how the record is read
        }
    .subtitle = When a route, and each corridor, was open on the { $account } account, { $first } to { $last }
    .alt = One lane for any land route and one for each corridor, from { $first } to { $last }. Open: { $opened ->
            [0] none
           *[other] { $open }
        }. { $apart ->
            [0] The { $rival } account says the same of every lane.
           *[other] The { $rival } account says otherwise of some.
        }
    .caption = { $unsure ->
            [0] {""}
           *[other] Hatched: open or not, as a loose date falls or one account is right.
        } { $apart ->
            [0] The { $rival } account says the same.
           *[other] Outlined, under a lane: the { $rival } account.
        } Dotted: the chosen day. From data/control.csv and data/passage.csv.
any-route = Any land route
lane-days = { $lane } on { $days }
either = either
rival-account = { $account } account: { $state }
depends-on-reading = depends on the reading
blocked-at = blocked at { $places }

figure-critical-places =
    .title = { $n ->
            [0] No single place whose closing would have left no route
           *[other] In the whole record the route hung on { $places } on { $share } of its open days
        }
    .subtitle = When closing one place would have cost a route, for the { $shown } places that mattered most
    .alt = One lane a place from { $first } to { $last }, thick while closing that place alone leaves no route. { $pivotal ->
            [0] No place ever does
           *[other] The first { $told }: { $spoken }
        }.
    .caption =
        A route here is the fastest of each open corridor; the two ends are left out. The data table gives the
        first and last day for every place. From data/control.csv and data/passage.csv.
share-of-routes = { $share } of the fastest routes
loses-a-route = closing it costs a corridor its fastest route
leaves-no-route = closing it leaves no route

figure-keys-and-cuts =
    .title = { $day }: { $openable ->
            [yes] { $opening }
           *[no] no set of places
        } to take to open one, { $closable ->
            [yes] { $closing }
           *[no] no set of places
        } in Syria's east to close all
    .subtitle = The fewest places to take to open a corridor, and to hold to close every one
    .alt =
        Two panels of step lines from { $first } to { $last }. Above, the smallest number of places that
        would have to be taken or secured to open a corridor (at most { $top } when US-held places are
        spared). Below, the smallest number that would have to be held to close all.
    .caption =
        Zero above: a corridor is open; zero below: none is. Upright: the chosen day. A line breaks off where no
        set would do. Exact, from data/control.csv and data/passage.csv; the data table names the places.
panel-take = places to take, to open one
panel-hold = places to hold, to close all
line-keys = to open: any place
line-keys-sparing-us = to open: sparing US-held places
line-cut-in-east = to close: in Syria's east
line-cut = to close: anywhere
no-set = no set would do

figure-published-lengths-chart =
    .title = { $wrong } of { $lengths } { $wrong ->
            [one] is
           *[other] are
        } shorter than the straight line between their ends
    .subtitle = Published lengths, and the straight line between the ends, in per cent of our road
    .alt = Published lengths as a share of ours, with the straight line between their ends, the shortest beside it first. { $n ->
            [0] None
           *[other] { $spoken }
        }.
    .caption =
        A diamond left of its upright stroke cannot be right. Dotted: our length, the fastest route through
        the same places. From data/analyses.csv; roads © OpenStreetMap contributors (ODbL).
length-lane = { $ends } ({ $work }, { $year })
length-ratio = { $ends }: { $ratio }%
straight-line = straight line
published = published

## Tables

table-corridors-blocking = Places that block a corridor, with holder and source
table-fastest-routes = The fastest routes, with length, driving time and what blocked them
table-published-accounts = Published accounts of the corridors beside the model
table-accounts-kept-out = Published judgements that are not compared, with the rule that keeps them out
table-published-courses = Corridors as others draw them, in the order of their first publication
table-published-measures = Published lengths and driving times beside ours
table-published-not-compared = Published lengths that are not compared, and why
table-published-towns = Published routes by corridor, and the towns that they name
any = any
join-dash = { $before } – { $after }
ours-by-speed = { $ours } ({ $span }, by speed)
work-and-year = { $work } ({ $year })
column-confidence = confidence
column-passage = passage
column-rank = rank
column-km = km
column-hours = hours
column-blocked-by = blocked by
column-places = places on the route
column-date = date
column-account-says = account says
column-model-says = model says
column-agree = agree
column-independent = independent
column-rule = rule
column-first-drawn = first in public
column-drawn-by = drawn by
column-gate = gate from Iran
column-course = course
column-summary = in our words
column-stretch = stretch
column-published = published
column-ours = ours
column-straight = straight line, km
column-possible = possible
column-work = work
column-route = route
column-value = value
column-in-our-words = in our words
column-why-not = why not
column-says = published route
column-on = named and on our route
column-off = named and off it
column-account = account
column-lane = lane
column-why = why
column-between = between
column-closest = closest closed place
column-margin = km to it
column-abroad = abroad
column-closes = leaves no route, share of open days
column-lost = fastest routes lost
column-changes = changes the fastest, share of open days
column-keys = keys
column-keys-sparing-us = keys sparing US
column-cut = cut
column-cut-in-east = cut in east
column-places-keys = places, keys
column-places-keys-sparing-us = places, keys sparing US
column-places-cut = places, cut
column-places-cut-in-east = places, cut in east
column-name = name
column-controller = controller
