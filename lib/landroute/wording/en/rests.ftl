# What a finding rests on: a row's own words, a message a table, and the lines around them.

row-sourced = { $row } ({ $source })

row-actors = { $name }
row-analyses = { $work }: { $text }
row-capture-codes = Features of { $capture } by the { $coder } coder
row-captures = { $name }, taken { $date }
row-cases = { $why }
row-chain = { $place }: { $why }
row-choice-priors = { $meaning }: { $value }
row-choices = { $decision_date }, { $front ->
        [gov-badia] the government in the central desert
        [gov-euphrates] the government along the Euphrates
        [gov-resafa] the government between Aleppo and Resafa
        [gov-south] the government in the southern desert
        [iraq-anbar] Iraq in Anbar
        [iraq-hawija] Iraq round Hawija
        [iraq-kurdish] Iraq in lands held by the Kurds
        [iraq-west-ninewa] Iraq in the west of Ninewa
        [sdf-deir-ez-zor] the SDF in Deir ez-Zor province
        [sdf-raqqa] the SDF round Raqqa
       *[other] front { $front }
    }: { $name }{ $taken ->
        [yes] , taken
       *[no] , not taken
    } ({ $coder } coder)
row-claims = The op-ed, paragraph { $paragraph }: { $claim }
row-closure-scope = What was shut at { $where }, { $date }
row-conflict-bands = Clashes within { $band_km } km
row-conflict-coverage = UCDP’s list of { $events } clashes, { $first_day } to { $last_day }
row-control = { $place }, { $contested ->
        [yes] contested, held in the main
       *[other] held
    } by { $controller } from { $start }{ $account ->
        [alternate] , by another account
       *[other] {""}
    }
row-corridors = { $name }
row-crossings = { $name }: { $status ->
        [trade] open to trade
        [passengers] open to passengers
        [military] open to fighters and arms
        [partly] partly open
        [not-built] not built
        [cut] cut
        [closed] closed
       *[other] state unknown
    } from { $start }
row-cruxes = { $crux }
row-disruptions = { $where }, { $date }: { $effect }
row-documented-use = { $start }: { $summary }
row-events = { $date }: { $event }
row-evidence = { $summary }
row-forces = { $name }
row-insurgency = { $area }, { $days }: { $amount } { $metric }, by { $claimant }
row-likelihood-levels = Level { $level }: { $meaning }
row-likelihoods = Statement by { $speaker }, { $date }, by the { $coder } coder: { $meaning }
row-mode-assumptions = Assumed of { $mode ->
        [all] every line
        [oil] oil by sea
        [convoys] convoys by road
        [tankers] tankers by road
       *[other] { $mode }
    }: { $quantity }
row-modes = { $item }
row-motives = { $speaker }, { $date }: { $paraphrase }
row-option-effects = { $option }: { $place } held by { $controller } from { $start }
row-option-codes = { $option }, { $place }: feasible by the { $coder } coder: { $level }
row-options = { $name }
row-passage = { $controller }: Iran’s side { $status ->
        [open] let through
        [contested] let through in part
       *[other] stopped
    } from { $start }
row-places = { $name }
row-populations = { $name }, { $date }: { $amount } people ({ $kind })
row-position-settings = { $meaning }: { $value }
row-positions = { $actor }, { $date }, by the { $coder } coder
row-positions-example = The published example: { $actor }
row-published-corridors = { $name }, { $first_published }
row-published-states = { $date }: { $summary }
row-read-until = Sources read ({ $scope }) up to { $read_until }
row-regions = { $name }
row-relations = { $from_actor } { $relation ->
        [deconflicts] keeps out of the way of
        [rivals] is a rival of
        [allied] is allied with
        [cooperates] cooperates with
       *[other] { $relation }
    } { $to_actor }
row-road-classes = Speed on a { $road_class }: { $speed_low } to { $speed_high } km/h
row-segments = { $from_place } to { $to_place }, { $km } km
row-strength = { $actor }, { $as_of }: { $amount } { $unit }, by { $claimant }
row-strength-priors = { $meaning }: { $value }
row-stretches = { $name }
row-threat-dyads = Clashes of { $dyad }
row-threat-sweeps = { $amount }: { $reason }
row-traffic = { $where }, { $start }: { $metric }
row-yardsticks = { $name }

amount-unknown = an unknown number of
all-rows = All { $rows }: { $table }
some-rows = { $rows } in all: { $table }
all-sources = All { $n } sources
parameter = Parameter: { $meaning }
count-row =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
