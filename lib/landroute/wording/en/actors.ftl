# The chapter on who is who.

## Findings

ties-on-day = On { $day } { $actors } are on record, with **{ $ties }** between them. { $hostile ->
        [0] None of the ties is hostile.
        [one] { $hostile } of the ties is hostile.
       *[other] { $hostile } of the ties are hostile.
    } { $undated ->
        [0] {""}
       *[other] Left out, since no source says when it began: { $left_out }.
    }

clients-of-iran = { $clients ->
        [0] { $patron } sponsored **none** of the actors on { $day }, directly or through another.
       *[other] { $patron } sponsored **{ $clients }** of the actors on { $day }: { $through ->
            [0] all directly
           *[other] { $straight } directly, { $through } through another
        }.
    }
clients-of-iran-named = { $clients ->
        [0] On { $day } { $patron } sponsored no actor on record.
       *[other] { $patron } sponsored on { $day }, directly: { $direct }.
    } { $through ->
        [0] {""}
       *[other] Through another: { $others }.
    }

claim-over-estimate = **{ $actor }** claimed { strength-claimed } { $when }. That is { $floor ->
        [yes] at least **{ $ratio } times**
       *[no] **{ $ratio } times**
    } { $n ->
        [one] the one figure
       *[other] the highest of { $n } figures
    } by others that we found.
    .alone = **{ $actor }**: no claim of its own, or nothing said by others, to compare.
strength-by-others = **{ $actor }** ({ $kind } in { $home }{ $sponsors ->
        [0] {""}
       *[other] ; sponsored by { $sponsored_by }
    }; { $where }): others put its strength at { $others }. { $targets ->
        [0] {""}
       *[other] It also foresaw { $target }.
    }
    .alone = **{ $actor }**: nothing said by itself and by others to set side by side.
strength-claimed = { $claim } { $units }
strength =
    { $kind ->
        [more] more than { $low }
        [up-to] up to { $high }
        [one] { $high }
       *[range] { $low } to { $high }
    }
estimate = { $strength } { $when }
estimate-by = { estimate } ({ $claimant }, { stance })
stance =
    { $stance ->
        [self] the group itself
        [ally] an ally
        [rival] a rival
        [enemy] an enemy
       *[neutral] no party to it
    }

count-tie =
    { $n ->
        [one] { $n } tie
       *[other] { $n } ties
    }

## Figures

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

figure-manpower-claims =
    .title = { $compared ->
            [0] Nothing to compare around this day
           *[other] The groups' own claims are { $ratios } times the highest figure by anyone else
        }
    .subtitle = Fighters of each group, by who said so, and when
    .alt = Ranges of fighters by who said it. { $rows ->
            [0] Nothing was said around this day
            [1] { $spoken }
            [2] { $spoken }
           *[other] Among { $rows } figures: { $spoken }
        }.
    .caption = A range from zero stands for “up to”, an arrow to the right for “more than”. From data/strength.csv.
spoken-strength = { $speaker }: { $strength }
speaker = { $actor }, by { $claimant }, { $date }{ $kind ->
        [target] {" "}(foreseen)
       *[claim] {""}
    }
said-of-itself = said of itself
said-by-others = said by others

## Tables

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
column-as-of = date
column-claimant = said by
column-claimant-stance = stance
column-low = low
column-high = high
