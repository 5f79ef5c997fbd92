# The chapter on manpower.

## Findings

manpower-answer =
    { $force } had some **{ $low } to { $high }** fighters around { $day }, as the reports read together
    ({ $level } interval). For { $area }: { $tasks }. Of the { $n } yardsticks, { $ours } are the book’s own.
    .none = Nothing is reported of { $force } around this day, so nothing can be said.
by-yardsticks = { $share ->
        [all] { $n ->
            [1] the one yardstick
            [2] both yardsticks
           *[other] all { $n } yardsticks
        }
        [other] the other
       *[some] { $k } of { $n } yardsticks
    }
task = { $what_for ->
        [taking] to take it
       *[holding] to hold it
    }, { $parts }
task-part = { $verdict ->
        [short] **too few** by { by-yardsticks }
        [enough] **enough** by { by-yardsticks }
       *[open] by { by-yardsticks } **it cannot be told**
    }
task-short = { $what_for ->
        [taking] to take it
       *[holding] to hold it
    } by { by-yardsticks }
manpower-by = **{ $yardstick }**, for { $what_for ->
        [holding] holding the area
       *[taking] driving the enemy out
    }: { $same ->
        [yes] about { $high }
       *[no] { $low } to { $high }
    } needed. { $verdict ->
        [short] They were **too few** (enough in { $chance }).
        [enough] They were **enough** (in { $chance }).
       *[open] **It cannot be told** (enough in { $chance }).
    }
    .none = **{ $yardstick }**: nothing is reported of the force around this day.
manpower-boast =
    Take them at their own word: { $boast } fighters{ $n ->
        [one] {""}
       *[other] {" "}in { $n } groups together
    }. That is { $counts ->
        [1] { $per_people }
       *[other] { $per_people } to { $per_people_most }
    } for every 1,000 people of { $area }, and { $enemies ->
        [1] { $per_enemy }
       *[other] { $per_enemy } to { $per_enemy_most }
    } for every enemy.
    At { $rule } for every 1,000 it would do for an area of { $size } people. It meets the least that **{ $met } of { $rules }** yardsticks ask for. { $foreseen }
    .none = { $force }: no claim of its own around this day.
with-foreseen = { $targets ->
        [0] {""}
       *[other] That leaves out what was only foreseen: { $said }. With it they would be { $total }, and meet the least that **{ $met } of { $rules }** ask for.
    }
foreseen = { $actor } foresaw { $strength } { $when }
manpower-enemy = The yardsticks for taking count { $counted } enemies, as the coalition did. For { $area } the record has another estimate: { $others }. Counted so, what is said { $changed ->
        [0] **stands** by each of { $n } yardsticks
       *[other] **changes** by { $changed } of { $n } yardsticks
    }: { $said }.{ $boasted ->
        [yes] {" "}Their own word, { $boast }, would meet the least that { $met } of { $n } ask for; by the coalition’s count it meets { $met_now }.
       *[no] {""}
    }
    .none = For { $area } no other count of the enemy can be set beside the force around this day.
need-by-other = { $yardstick } asks for { $low } to { $high }, and they were enough in { $chance }
manpower-slant =
    A group’s own figure is **{ $low } to { $high } times** what a report by no party to it would be
    ({ $level } interval). { $told ->
        [more] So groups did exaggerate.
        [less] So groups told less than they had.
       *[no] So it cannot be told from these reports whether groups exaggerate.
    } It rests on { $n } reports, { $own } of them by the groups themselves.

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

## Figures

figure-manpower-needed =
    .title = { $known ->
        [no] { $force }: nothing reported around this day
       *[yes] { $short ->
            [0] { $force }: not surely too few by any yardstick
           *[other] { $force }: too few { $tasks }
        }
    }
    .subtitle = Fighters had, said and needed for { $area }; equal steps are equal factors
    .alt = Ranges of fighters. { $known ->
        [no] Nothing is reported of { $force } around { $day }
       *[yes] { $force } had { $low } to { $high } around { $day }
    }; below stand what the groups said of themselves and what each of { $n } yardsticks asks for in { $area }.
    .caption = Had: all reports read together. Said: the highest claims, added up. Needed: data/yardsticks.csv with data/populations.csv.
lane-had = had, by all reports
lane-said = said of themselves
key-had = had
key-said = said
key-need = needed
figure-manpower-claims =
    .title = { $compared ->
            [0] Nothing to compare around this day
           *[other] The groups’ own claims are { $ratios } times the highest figure by anyone else
        }
    .subtitle = Fighters of each group, by who said so, and when
    .alt = Ranges of fighters by who said it. { $rows ->
            [0] Nothing was said around this day
            [1] { $spoken }
            [2] { $spoken }
           *[other] Among { $rows } figures: { $spoken }
        }.
    .caption = A range from zero stands for “up to”, an arrow to the right for “more than”. From data/strength.csv.
ratio = { $floor ->
        [yes] at least { $ratio }
       *[no] { $ratio }
    }
spoken-strength = { $speaker }: { $strength }
speaker = { $actor }, by { $claimant }, { $date }{ $kind ->
        [target] {" "}(foreseen)
       *[claim] {""}
    }
said-of-itself = said of itself
said-by-others = said by others

## Tables

table-yardsticks-met = Yardsticks, what each asks for, and how often the draws met it
column-rule = rule
column-what-for = for what
column-need-low = fewest needed
column-need-high = most needed
column-chance = share of draws in which they were enough
column-label = what
column-actor = group
column-as-of = date
column-claimant = said by
column-claimant-stance = stance
column-kind = kind
column-confidence = confidence
column-low = low
column-high = high
