# The chapter on policy options.

## Findings

record-open-days = Without any option a land route was open on **{ $open }** of { $days }, { $period }. { carried-since }

option-closes-most = **{ $many } of the op-ed’s { $options }** would have closed every route on
    { $left ->
        [0] all the { $open } on which one was open without them
       *[other] { $closed } of the { $open } on which one was open without them; none would have closed more
    }: { $which }. Days say nothing of the cost.
    .none =
        { $open ->
            [0] No land route is open on any day, so no option closes one.
           *[other] No option takes more off the { $open } days on which a land route is open than its assumed dates may be wrong.
        }
front-options = { $open ->
        [0] No route was open, so no option had one to close.
       *[other] { front-closing }
    }
front-closing = { $n ->
        [0] Not one of the op-ed’s { $options } options would have kept every { $tracks ->
            [yes] route
           *[no] paved route
        } shut.
       *[other] Had nobody reacted, **{ $n } of the op-ed’s { $options } options** would have kept every { $tracks ->
            [yes] route
           *[no] paved route
        } shut. { $by_definition ->
            [none] {""}
            [every] { $n ->
                [one] It puts
               *[other] All put
            } { $places } in hands that deny it: shut by definition.
           *[some] { $defined } of them put { $places } in hands that deny it: shut by definition.
        } { $hard ->
            [none] Feasible, by two coders, as its hardest place: { $feasible }.
            [every] Both coders find at least one place of { $n ->
                [one] it
               *[other] each
            } hardly feasible.
           *[some] In { $hardly } of them both coders find at least one place hardly feasible.
        } { $tracks ->
            [yes] On paved roads alone
           *[no] With desert tracks
        }, { $other ->
            [0] none
           *[other] { $other }
        } would.
    }
coder-differs = { $differs } of { $of } places of “{ $option }”
options-as-record = **{ $same }** of the { $options } options { $same ->
        [one] changes nothing
       *[other] change nothing
    } on the days on which a route was open{ $same ->
        [0] .
       *[other] : { $which }.
    } { $contrasts ->
        [0] {""}
        [one] { $contrast } is a contrast that the op-ed does not propose.
       *[other] { $contrast } are contrasts that the op-ed does not propose.
    } { $opened ->
        [0] {""}
       *[other] { $days }.
    }
    .none = No route was open, so nothing sets the { $options } options apart from the record.
contrast-days = “{ $option }” has the { $corridor } open on { $days }, against { $recorded } in the record
option-with-feasibility = { $option } (feasible, by two coders: { $feasible })

option = **{ $option }**: a land route is open on { $count ->
        [same] as many days as without it ({ $recorded })
        [about] about as many days as without it ({ $recorded }); the dates assumed can tell no closer
       *[own] { $open ->
            [one] **1** day
           *[other] **{ $open }** days
        }, against { $recorded } without it
    }. { $changed ->
        [0] It changes no corridor{ $departs ->
            [never] : the record has what it asks for.
            [later] : up to { $until } the record has what it asks for.
           *[no] .
        }
       *[other] It { $changes }.
    } Feasible, by two coders{ $several ->
        [yes] , as its hardest place: { $feasible }. { $differs ->
            [0] They part on no place.
           *[other] They part on { $differs } of { $places }.
        }
       *[no] : { $feasible }.
    }
options-agreement =
    Two coders, the second without sight of the first codes, agree on { $same } of { $rows } places of the options. Krippendorff’s alpha is **{ $alpha }**, Gwet’s AC1 { $ac1 }. { $parted ->
        [0] They part on no option.
       *[other] They part on { $where }.
    }
option-leaves = **{ $option }**: { $leaves ->
        [0] no corridor is open at any time.
       *[other] open at some time all the same: { $left }.
    } { $posture ->
        [withdrawn] The option's own US-backed holders are supposed to let traffic pass too.
       *[recorded] {""}
    }
option-change =
    { $does ->
        [closes] closes the { $corridor } on { $days } { $period }
       *[opens] opens the { $corridor } on { $days } { $period }
    }

## Figures

figure-option-timeline =
    .title = { $fewer } of the op-ed’s { $options } would have left { $none ->
            [yes] no day open
           *[no] fewer days open
        }
    .subtitle = When any land route is open, from { $day } on, in the record and under each option
    .alt = One bar for the record and one for each option, thick while a land route is open. The first bars: { $days }.
    .caption = An option is a set of dated changes to who holds what (data/option_effects.csv), run through the same model.
without-any-option = Without any option
lane-days = { $lane }, { $days }

## Tables

table-options-described = The options, who discusses them, and their sources
table-options-changes = Every dated change that an option makes, with its assumption and source
table-options-by-corridor = Days closed and opened by option and corridor
column-open = open
