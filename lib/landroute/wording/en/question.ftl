# The chapter on what the article asserts.

## Findings

claims-count = The op-ed makes **{ $assertions }** assertions that evidence can bear on, in { $paragraphs } paragraphs: { $kinds }.
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

claims-supported = On the evidence so far **{ $upheld } of the op-ed's { $assertions } assertions** are supported or mostly supported. All verdicts: { $verdicts }.
verdict-count = { $n } { verdict }

forecasts-true =
    Of { $forecasts } forecasts, { $settled } could be settled as of { $day }; **{ $true }** of those had come true.
    .uncoded = No outcome of the { $forecasts } forecasts is coded for { $day } or before.

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
        [refuted] { column-refuted }
       *[untestable] { column-untestable }
    }
outcome =
    { $outcome ->
        [true] true
        [false] false
        [open] open
        [uncoded] not coded
       *[na] not tested
    }

## Figures

figure-claims-by-verdict =
    .title = { $upheld } of { $assertions } assertions are supported, wholly or mostly
    .alt = One bar a kind of assertion, stacked by verdict. { $said }
    .caption = Assertions by kind and by our verdict on them. Source: data/claims.csv.

## Tables

table-claims = The op-ed's assertions with kind, test, verdict and sources
table-forecasts = Forecasts with their outcome at the horizon
column-id = id
column-assertion = assertion
column-verdict = verdict
column-kind = kind
column-tested-by = tested by
column-forecast = forecast
column-came-true = came true
column-how-known = how we know
column-supported = supported
column-mostly-supported = mostly supported
column-mixed = mixed
column-contested = contested
column-refuted = refuted
column-untestable = untestable
