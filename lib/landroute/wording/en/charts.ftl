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
contested = contested
carried-forward = after the last source read: carried forward

## Corridors on a map

open-corridor = open corridor
blocked-corridor = blocked corridor
blocks = place that blocks it
crossing-shut = crossing (hollow: shut to goods)
to-end = to { $place } →
line-name =
    { $id ->
        [northern] Northern
        [middle] Middle
        [southern] Southern
       *[other] { $corridor }
    }
line-label =
    { $state ->
        [open] { line-name }: open
        [only-blocked] { line-name }: blocked
       *[blocked] { line-name }: blocked{ $short ->
            [yes] <br>at { $place } ({ $holder })
           *[no] {" "}at { $place } ({ $holder })
        }{ $more ->
            [0] {""}
           *[other] {" "}+ { $more }
        }
    }
holder-code =
    { $id ->
        [united-states] US
        [islamic-state] IS
        [krg] KRG
        [turkey-sna] Turkey
        [syrian-transitional-government] new government
        [syrian-opposition] rebels
        [nusra-hts] Nusra
       *[other] { $name }
    }
area-name =
    { $group ->
        [islamic-state] Islamic State
        [opposition] Opposition
        [americans] US and partners
        [kurdistan] Kurdistan Region
        [turkey] Turkey
        [transition] Transitional government
        [ypg] YPG
       *[other] {""}
    }
corridor-state =
    { $state ->
        [open] { $corridor }: open.
        [none] { $corridor }: no route leads by it.
       *[blocked] { $corridor }: blocked at { $places }.
    }
corridor-line =
    { $state ->
        [open] { $corridor }: open
        [none] { $corridor }: no route leads by it
       *[blocked] { $corridor }: blocked at { $place }, held by { $holder }{ $contested ->
            [yes] {" "}but fought over
           *[no] {""}
        }{ $more ->
            [0] {""}
            [one] , and at one more place
           *[other] , and at { $more } more places
        }
    }
day-state =
    { $state ->
        [corridors] open: { $corridors }
        [other] a land route open, by none of the corridors
       *[none] no route open
    }
map-message =
    { $state ->
        [corridors] Open on { $day }: { $corridors }
        [many] A land route was open on { $day }, by { $n } of the corridors
        [other] A land route was open on { $day }, by none of the corridors
        [no-crossing] No road between the two ends crossed from Iraq into Syria on { $day }
       *[none] No corridor was open on { $day }
    }
place-hover =
    { $holder }{ $contested ->
        [yes] , contested
       *[no] {""}
    }, since { $since }<br>passage: { $passage }{ $gate ->
        [none] {""}
       *[other] <br>gate: { $gate }
    }
mediterranean = Mediterranean
