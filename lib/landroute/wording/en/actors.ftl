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
    They stood at **every one** of its places at once on { $days } days, from { $first } to { $last }.
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

clients-of-iran = { $clients ->
        [0] { $patron } sponsored **nobody** on record on { $day }, directly or through another.
       *[other] { $patron } sponsored **{ $clients }** { $clients ->
            [one] actor
           *[other] actors
        } on { $day }: { $through ->
            [0] all directly
           *[other] { $straight } directly, { $through } through another
        }.
    } { $organs ->
        [0] {""}
       *[other] Its own organs, and theirs, are not counted among them: { $organs } of the { $reached } that its ties reach.
    }
clients-of-iran-named = { $straight ->
        [0] On { $day } { $patron } sponsored no actor directly.
       *[other] { $patron } sponsored on { $day }, directly: { $direct }.
    } { $through ->
        [0] {""}
       *[other] Through another: { $others }.
    } { $organs ->
        [0] {""}
       *[other] Organs, no clients of their own: { $parts }.
    }
organ-of = { $organ } (of { $whose })

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
    .caption = There: the holder, or beside it, by data/control.csv. Backed: by data/relations.csv, directly or through another. Dotted: the chosen day.
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
