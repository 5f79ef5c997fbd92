# The chapter on what the article asserts.

## Findings

claims-count =
    The op-ed makes **{ $assertions }** assertions that evidence can bear on, in { $paragraphs } paragraphs: { $kinds }.{ $doubted ->
        [0] { "" }
       *[other] { " " }{ claims-doubted }
    }
claims-doubted =
    Not counted: { $doubted } { $doubted ->
        [one] claim
       *[other] claims
    } of others that it reports only to doubt; { $refuted ->
        [0] none of these is refuted
        [one] { $refuted } of these is refuted
       *[other] { $refuted } of these are refuted
    }.
kind-count =
    { $kind ->
        [fact] { $n ->
            [one] { $n } statement of fact
           *[other] { $n } statements of fact
        }
        [causal] { $n ->
            [one] { $n } causal claim
           *[other] { $n } causal claims
        }
        [forecast] { $n ->
            [one] { $n } forecast
           *[other] { $n } forecasts
        }
        [normative] { $n ->
            [one] { $n } judgement
           *[other] { $n } judgements
        }
       *[quantity] { $n ->
            [one] { $n } quantity
           *[other] { $n } quantities
        }
    }

claims-supported = By one coder's reading, of { $assertions } assertions **{ $upheld }** are supported, wholly or mostly. By verdict: { $verdicts }.
verdict-count = { $n } { verdict }

forecasts-true =
    Of { $forecasts } forecasts, each settled at its own horizon, { $due } had come due by { $day }. By one coder's reading, of the { $tested } that
    could be put to the test **{ $true }** came true, { $half } in part, { $false } did not{ $open ->
        [0] { "" }
        [one] , and { $open } is undecided
       *[other] , and { $open } are undecided
    }.{ $untested ->
        [0] { "" }
        [one] { " " }One was not tested, as its condition was never met.
       *[other] { " " }{ $untested } were not tested, as their condition was never met.
    }
    .none = Of { $forecasts } forecasts, each settled at its own horizon, none had come due by { $day }.

forecasts-missed = **Did not come true:** { $missed }.
    .none = No forecast that had come due by { $day } failed.
missed-forecast = the forecast that { $forecast } (paragraph { $paragraph })

## What the coding says

kind =
    { $kind ->
        [fact] statement of fact
        [causal] causal claim
        [forecast] forecast
        [normative] judgement
       *[quantity] quantity
    }
verdict =
    { $verdict ->
        [supported] { column-supported }
        [mostly-supported] { column-mostly-supported }
        [mixed] { column-mixed }
        [contested] { column-contested }
        [did-not-come-true] { column-did-not-come-true }
        [refuted] { column-refuted }
       *[untestable] { column-untestable }
    }
outcome =
    { $outcome ->
        [true] true
        [half] in part
        [false] false
        [open] open
        [not-due] not due
       *[na] not tested
    }
stance =
    { $stance ->
        [asserts] asserts it
       *[doubts] doubts it
    }

## Figures

figure-claims-by-verdict =
    .title = { $upheld } of { $assertions } assertions are supported, wholly or mostly
    .subtitle = Assertions of the article, by kind and by our verdict
    .alt = One bar a kind of assertion, stacked by verdict. { $said }
    .caption = Every assertion is a row of data/claims.csv.

## Tables

table-claims-in-short = The op-ed's assertions with our verdict
table-claims = The op-ed's assertions with kind, test, verdict and sources
table-forecasts = Forecasts with their outcome, each at its own horizon
column-id = id
shown = { $kind ->
        [figure] figure
       *[table] table
    }
verdict-of-others = { verdict } (another’s claim, which the op-ed doubts)
column-shown-by = see
column-assertion = assertion
column-stance = the op-ed
column-verdict = verdict
column-kind = kind
column-tested-by = tested by
column-forecast = forecast
column-horizon = horizon
column-came-true = came true
column-how-known = how we know
column-supported = supported
column-mostly-supported = mostly supported
column-mixed = mixed
column-contested = contested
column-did-not-come-true = did not come true
column-refuted = refuted
column-untestable = untestable

front-score = By one coder's reading **{ $upheld } of { $assertions }** of the op-ed's assertions are borne out, wholly or mostly. { $tested ->
        [0] Not one of its forecasts could be put to the test yet.
       *[other] Of { $tested } forecasts tested, { $true } came true and { $half } in part{ $open ->
            [0] {""}
           *[other] , { $open } undecided
        }. { $false ->
            [0] Not one failed.
            [one] One failed, that { $failed }.
           *[other] { $false } failed, the first of them: { $failed }.
        }
    }
