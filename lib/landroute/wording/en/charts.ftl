# What charts and maps share.

## Groups of holders

holder-states = Iran, Iraq, Syria or Lebanon
holder-islamic-state = Islamic State
holder-opposition = Syrian opposition
holder-americans = US forces and their partners
holder-kurdistan = Kurdistan Region
holder-turkey = Turkey and its partners
holder-transition = Syrian transitional government
holder-ypg = People's Protection Units (YPG)
holder-other = Others or unknown
passage-solid = solid: traffic could pass
passage-hollow = hollow: it could not
contested = contested
carried-forward = after the last source read: carried forward
blocks = blocks a corridor

## Corridors on a map

open-corridor = open corridor
blocked =
    blocked: { $corridor }{ $variants ->
        [0] {""}
       *[other] {" "}or a variant
    }
blocked-several = blocked: more than one of them
corridor-state =
    { $state ->
        [open] { $corridor }: open.
        [none] { $corridor }: no route leads by it.
       *[blocked] { $corridor }: blocked at { $places }.
    }
map-message =
    { $state ->
        [corridors] Open on { $day }: { $corridors }
        [many] A land route was open on { $day }, by { $n } of the corridors
        [other] A land route was open on { $day }, by none of the corridors
       *[none] No corridor was open on { $day }
    }
place-hover =
    <b>{ $place }</b><br>{ $holder }{ $contested ->
        [yes] , contested
       *[no] {""}
    }<br>passage: { $passage }<br>since { $since }
mediterranean = Mediterranean
