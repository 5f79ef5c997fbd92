# The chapter on who is who.

## Findings

chain-answer = On { $day } forces backed by Iran stood at **{ $n } of { $all }** places of the chain from { $first } to { $last }{ $n ->
        [0] .
       *[other] : { $places }.
    } { $rest ->
        [0] {""}
       *[other] Without them on record: { $others }.
    }
held-by = { $holder } held { $places }
chain-longest =
    They stood at **every one** of its places at once on { $days } of the { $of } from { $first } to { $last }. { $gaps ->
        [0] {""}
        [one] The gap, { $gap }, was at { $where }.
       *[other] The longest of { $gaps } gaps, { $gap }, was at { $where }.
    }
    .none = On no day of the record did they stand at every one of its places at once.
days-of-all = Forces backed by Iran at every place of the chain
chain-state = { $state ->
        [backed] forces backed by Iran there
        [host] a government that lets Iran’s side pass
       *[other] anyone else
    }

ties-on-day = On { $day } { $actors } are on record, with **{ $ties }** between them. { $hostile ->
        [0] None of the ties is hostile.
        [one] { $hostile } of the ties is hostile.
       *[other] { $hostile } of the ties are hostile.
    } { $undated ->
        [0] {""}
       *[other] Left out, since no source says when it began: { $left_out }.
    }

clients-of-iran = On { $day } { $patron } sponsored **{ $straight ->
        [0] nobody
       *[other] { $straight }
    }** { $straight ->
        [0] {""}
        [one] actor
       *[other] actors
    } directly, by the ties on record{ $arms ->
        [0] {""}
       *[other] , beside { $own } of its own
    }. { $through ->
        [0] Through these it sponsored nobody more.
       *[other] These sponsored **{ $through }** more{ $damascus ->
            [0] {""}
           *[other] , **{ $damascus }** of them only through Damascus. No tie on record shows a hand of Iran in { $damascus ->
                [one] that one
               *[other] those { $damascus }
            }
        }.
    } { $organs ->
        [0] {""}
        [one] One organ is not counted apart from whose it is.
       *[other] { $organs } organs are not counted apart from whose they are.
    }
clients-of-iran-named = { $straight ->
        [0] On { $day } { $patron } sponsored no actor directly.
       *[other] { $patron } sponsored on { $day }, directly: { $direct }.
    } { $through ->
        [0] {""}
       *[other] Through another: { $others }.
    } { $mediated ->
        [0] {""}
       *[other] Only through Damascus: { $damascus }.
    } { $organs ->
        [0] {""}
       *[other] Organs, no clients of their own: { $parts }.
    }
organ-of = { $organ } (of { $whose })

chain-spoilers = { $joined ->
        [0] On { $day } no tie on record joins anyone of Iran’s side on the chain to Iran; so nobody could be cut off.
       *[other] { $spoilers ->
            [0] On { $day } **nobody alone** could cut { $joined ->
                [one] off from Iran the one of its side
               *[other] off from Iran any of the { $joined } of its side
            } that stood on the chain.
            [one] On { $day } **one** alone could cut off from Iran some of its side on the chain: { $each }. { $stable ->
                [0] That hangs on a single source.
               *[other] That stands whichever one source is taken away.
            }
           *[other] On { $day } **{ $spoilers }**, each alone, could cut off from Iran some of its side on the chain: { $each }. { $stable } of these stand whichever one source is taken away.
        } { $own ->
            [every] { $joined ->
                [one] It had a tie with Iran of its own.
               *[other] Each had a tie with Iran of its own.
            }
            [some] { $direct } of these had a tie with Iran of its own.
           *[none] Each was joined to Iran through others.
        }
    } { $hung ->
        [0] {""}
       *[other] For { $hung } of these the end of the ties between one pair would do.
    } { $firm ->
        [yes] That stands whichever one source is taken away.
       *[no] {""}
    } { $lone ->
        [0] {""}
       *[other] For { $hanging } that hangs on a single source.
    } { $apart ->
        [0] {""}
       *[other] No tie on record joins Iran to { $unjoined }.
    } A tie shows that two worked together; not who could do without whom.
spoiler-parts = { $spoiler } could cut off { $aims }
spoiler-none = { $joined ->
        [yes] nobody alone
       *[no] not joined by any tie on record
    }
n-of-m = { $n } of { $m }

ties-changed = Most ties ended in { $year }: **{ $ends }** of the { $all } that ended at all. { $gone ->
        [0] {""}
       *[other] { $gone } of these end when one of the two does.
    } { $named ->
        [0] No two whom they tied had both stood on the chain.
       *[other] Among them, between those who stood longest on the chain: { $ties }.
    }
tie-that-ended = { $who } { $tie } { $whom }
tie-ended = { $kind ->
        [sponsors] sponsored
        [hosts] hosted
        [allied] was allied with
       *[cooperates] worked with
    }

count-tie =
    { $n ->
        [one] { $n } tie
       *[other] { $n } ties
    }

## Figures

figure-chain-through-time =
    .title = Forces backed by Iran stood at { $n } of { $all } posts on { $day }
    .subtitle = The chain of posts from Iraq to Lebanon, by who was there
    .alt = Bands of time for { $places }: whether forces backed by Iran were there, holding the place or beside its holder; a government that lets Iran's side pass, alone; or anyone else. On { $day } they were at { $n } of { $all }.
    .caption = There: the holder, or beside it, by data/control.csv. Backed: by data/relations.csv, directly or through another, but not through Damascus alone. Dotted: the chosen day.
figure-ties-matrix =
    .title = { $against ->
            [0] { $ties } on { $day }
           *[other] { $against } of { $others } other actors were against { $foe } on { $day }
        }
    .subtitle = { $ties }; of these, those between the { $shown } actors with most: the row acts on the column
    .alt = Matrix of ties from the actor on the left to the actor above. The most frequent of { $any } ties: { $any ->
            [0] none
           *[other] { $kinds }
        }.
    .caption = With: sponsors, hosts, allied, cooperates. Apart: deconflicts. Against: rivals, opposes, harasses, fights. The data table has every tie, from data/relations.csv.
figure-backing-network =
    .title = { $stood ->
            [0] { $patron } sponsored { $clients } actors on { $day }; no one of them is on record on the chain
           *[other] { $stood } of the { $clients } actors that { $patron } sponsored stood on the chain on { $day }
        }
    .subtitle = A line: pays, arms, trains or directs, from left to right
    .alt = Network in three columns: { $patron }; whom it sponsored directly, { $direct } and its Quds Force; whom through another, { $through }{ $damascus ->
            [0] {""}
           *[other] , of these only through Damascus { $mediated }
        }. { $stood ->
            [0] No one of these stood on the chain.
           *[other] On the chain stood { $who }.
        }
    .caption = { $damascus ->
            [0] {""}
           *[other] Squares: only through Damascus; clients of the Syrian state, not counted as Iran’s.
        } Organs are left out, but for the Quds Force; their ties are drawn as those of whose organ they are. The table has each tie, from data/relations.csv.
sponsors-line = sponsors
node-of-network = { $kind ->
        [stood] on the chain on the day
        [damascus] only through Damascus
       *[elsewhere] elsewhere
    }
backing-column = { $through ->
        [yes] through another
       *[no] directly
    }
figure-ties-by-year =
    .title = Ties on record fell most between { $before } and { $after }: from { $from } to { $to }
    .subtitle = Ties that held on 1 July of each year
    .alt = Two lines of ties over the years. Ties with: { $start } on { $first }, { $end } on { $last }. Ties against were most on { $peak }: { $most }.
    .caption = With: sponsors, hosts, allied, cooperates. Against: rivals, opposes, harasses, fights. From data/relations.csv; a tie counts while both actors are there. Dotted: the chosen day.
ties-axis = ties
ties-with = with
ties-apart = kept apart
ties-against = against
tie-count = { $n } { tie }
tie =
    { $kind ->
        [sponsors] sponsors
        [hosts] hosts
        [allied] allied
        [cooperates] cooperates
        [deconflicts] deconflicts
        [rivals] rivals
        [opposes] opposes
        [harasses] harasses
       *[fights] fights
    }

## Tables

table-chain-on-day = The chain on the day: who held each place, who stood beside, and whom of them Iran backed
column-holder = held by
column-alongside = beside
column-backed = backed by Iran
table-actors-on-day = Actors on the day, with side, role and source
column-actor = actor
column-side = side in 2017
column-kind = kind
column-role = role
column-in-op-ed = in the op-ed
column-from-actor = who
column-relation = tie
column-to-actor = whom
column-confidence = confidence

table-spoilers-on-day = Who could cut whom off from Iran on the day, and whether that hangs on one source
column-cut-off = on the chain
column-spoiler = who alone could cut it off
column-stable = sources without which that stands
column-behind = who could, were its own tie with Iran to end
column-on-day = on
column-joining = with
column-hostile = against
table-ties-that-changed = Ties that began or ended within the record
table-ties-on-day-listed = Every tie on the day
