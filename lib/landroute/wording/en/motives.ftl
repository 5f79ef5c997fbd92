# The chapter on why the government and its allies pushed east.

## Findings

why-answer = { $verdict ->
        [for] The rows speak **for** the corridor as a necessary reason
        [against] The rows speak **against** the corridor as a necessary reason
       *[open] **It cannot be told** from these rows whether the corridor was necessary to the push
    }. Read together they { $more ->
        [yes] multiply
       *[no] divide
    } the odds by **{ $times }**. The { $level } interval reaches from { $least } to { $most }. A reader at even odds may end anywhere from { $even_least } to { $even_most }. { $rows } rows, { $clusters } voices.
odds = { $more ->
        [yes] odds times { $times }
       *[no] odds divided by { $times }
    }
why-prior =
    The conclusion turns for a reader who beforehand gave the corridor **{ $central }** ({ $low } to { $high }, { $level } interval). { $wide ->
        [yes] That is no answer: readers on either side of even may keep their view.
       *[no] Readers on one side of even have to change their view.
    }
why-telling = What moves the odds most: { $said }. Of { $clusters }, { $silent } tell nothing by either coder.
voice = { $reports ->
        [1] { $speaker } (1 report; { $odds })
       *[other] the voice “{ $cluster }” ({ $reports } reports; { $odds })
    }
count-voice = { $n ->
        [one] { $n } voice
       *[other] { $n } voices
    }
why-agreement =
    Two coders who did not see each other’s levels agree on { $same } of { $rows } rows, and within one level on { $near }.
    Krippendorff’s alpha is **{ $alpha }**, Gwet’s AC1 { $ac1 }.
why-motives = { $n } motives stand in { $rows } rows. Most often: { $said }.
motive-count = { motive } ({ $n }; { $own } in the actor’s own words)
motive = { $motive ->
        [land-corridor] the land corridor
        [border-security] the border
        [anti-is] fighting the Islamic State
        [oil-gas] oil and gas
        [trade-route] trade
        [revenge-return] home and revenge
        [ideology] ideology
        [deny-corridor] denying the corridor
        [deterrence] deterrence
        [agriculture] farmland
        [territory] land
        [reconstruction] rebuilding
        [propaganda-against-iran] propaganda against Iran
        [supply-allies] supplying allies
        [anti-pkk] fighting the PKK
        [force-protection] protecting its men
        [prestige] prestige
        [anti-government] fighting the government
        [independence-from-patrons] leaning less on patrons
        [regime-survival] keeping the government
        [booty] booty
        [dominate-insurgency] leading the insurgency
        [siege-relief] lifting a siege
        [territorial-support] holding ground for allies
        [territorial-sovereignty] the whole country
       *[multi-motive] several at once
    }

## Figures

figure-prior-curve =
    .title = { $verdict ->
            [open] The rows leave it open: they turn a reader at { $turn }, or anywhere from { $first } to { $last }
           *[other] The rows turn every reader on one side of { $turn }
        }
    .subtitle = How likely the corridor was necessary: before and after reading { $rows } rows
    .alt = A curve from what a reader gave the corridor before, to what is left after { $rows } rows, with a band that holds { $level } of the resamples. It crosses even odds at { $turn } ({ $first } to { $last }).
    .caption = Above the level line: more likely than not. Each voice counts once. From data/likelihoods.csv and data/motives.csv.
key-band = { $level } of the resamples
key-after = after the rows
key-same = no change
axis-before = before
axis-after = after
figure-motives-matrix =
    .title = { $every ->
            [yes] Each of the { $shown } actors with most rows had several reasons on record
           *[no] Of the { $shown } actors with most rows, { $several } had several reasons on record
        }
    .subtitle = Rows that give an actor a motive, for those with most
    .alt = Matrix of actors by motive with the number of rows. Most: { $top }. In all { $rows } rows, { $actors } actors, { $motives } motives.
    .caption = Stated by the actor or given to it by others. The data table has every row with its source; below, each row leads to its address.
motives-rest = all others
motive-of = { $actor }, { $motive } ({ $n })

## Tables

table-coded-motives = Rows on motives with each coder’s level and reason
column-actor = actor
column-motive = motive
column-speaker = speaker
column-cluster = voice
column-date = date
column-paraphrase = what is said
column-level-first = first coder
column-level-second = second coder
column-reason-first = first coder’s reason
column-reason-second = second coder’s reason
column-before = before, %
column-least = least, %
column-after = after, %
column-most = most, %
