# The chapter on what they wanted of the border.

## Findings

positions-answer = { $verdict ->
        [iran] The weight lay with those who wanted **Iran’s traffic furthered**.
        [foes] The weight lay with those who wanted **Iran’s traffic barred**.
       *[open] **It cannot be told** whether more weight lay with furthering Iran’s traffic or with barring it.
    } { $when ->
        [on] On { $day }
        [before] On { $day }, the last coded day before { $asked },
       *[after] On { $day }, the first coded day, for nothing is coded for { $asked },
    } the middle of the weight stood at **{ $drawn }** of 100 ({ $median_range }, { $level } interval), and the mean at { $mean } ({ $mean_range }). The line between the two sides is at { $line }. The middle falls across it in **{ $turns }**. By the middles of the coders’ ranges alone it is the wish of { $actor }, at { $median }; in { $changes } it is another actor’s.
interval = { $low } to { $high }
positions-through-time = { $iran ->
        [0] On no coded day did the weight surely lie with furthering Iran’s traffic.
       *[other] The weight lay with **furthering** Iran’s traffic on { $iran_days }.
    } { $foes ->
        [0] On no coded day did it surely lie with barring it.
       *[other] It lay with **barring** it on { $foes_days }.
    } { $open ->
        [0] It can be told on every coded day.
       *[other] On { $open_days } **it cannot be told**.
    }
positions-same-actors = Each day has its own list of actors. By those lists the answer changes at **{ $own } of { $steps }** steps from a coded day to the next. Count at each step only the actors coded on both days, and it changes { $shared ->
        [0] at **not one**.
       *[other] at **{ $shared }**: { $moves }.
    } { $n ->
        [0] What is said of each day stands.
        [one] Such a list gives **{ $n } day** another answer: { $others }.
       *[other] Such a list gives **{ $n } days** another answer: { $others }.
    }
move-between = from { $before } ({ $was }) to { $after } ({ $became })
day-beside = { $day }, beside { $beside } ({ verdict-short })
positions-fixed-list = By the { $actors } coded on every day alone ({ $who }), what is said { $n ->
        [0] **stands** on each day.
       *[other] **changes on { $n } of { $days }** days: { $said }.
    } { $syria ->
        [yes] A government of Syria is among them.
       *[no] No government of Syria is among them, for it changed.
    }
day-told = { $day } ({ verdict-short })
positions-on = **{ $day }** ({ $actors }): { $verdict ->
        [iran] the weight lay with furthering.
        [foes] the weight lay with barring.
       *[open] it cannot be told.
    } Median { $drawn } ({ $median_range }); mean { $mean } ({ $mean_range }). Across the line in { $turns }. By the middles of the ranges alone the median is { $median }, the wish of { $actor }; another actor’s in { $changes }.
positions-held = **{ $day }**: { $held }.
held-place = { $place } was held by { $holder }{ $others ->
        [0] {""}
       *[other] , with { $beside } beside it
    }{ $carried ->
        [yes] {" "}(carried forward from { $read }, the last day read)
       *[no] {""}
    }
positions-without = { $n ->
        [0] Leave out any one of { $actors }, and what is said of { $day } **stands**.
        [one] Leave out each of { $actors } in turn, and what is said of { $day } **changes once**: { $who }.
       *[other] Leave out each of { $actors } in turn, and what is said of { $day } **changes { $n } times**: { $who }.
    } { $crossed ->
        [0] The middle itself stays on its side of the line each time.
       *[other] The middle itself crosses the line without { $crossers }.
    } { $together }
without-clients = { $n ->
        [0] No actor of that day was a client of Iran.
       *[other] Without Iran’s clients together ({ $clients }), the middle moves from { $was } to **{ $median }** ({ $median_range }), and { $verdict ->
            [iran] the weight lies with furthering.
            [foes] the weight lies with barring.
           *[open] it cannot be told.
        }
    }
without-these = without { $actors } { $verdict ->
        [iran] the weight lies with furthering
        [foes] the weight lies with barring
       *[open] it cannot be told
    }
positions-without-days = Over all coded days the verdict changes in **{ $n } of { $tried }** cases in which one actor is left out{ $n ->
        [0] .
       *[other] : { $by_day }.
    }
without-on = { $day }, without { $actors }
positions-agreement = Two coders agree by a Krippendorff’s alpha of **{ $position }** on positions, { $salience } on salience and { $capability } on capability. In { $same } of { $rows } pairs of codes they put the actor on the same side of the line (Gwet’s AC1 { $ac1 }). They coded **the same facts**, by the same rules: that shows that the rules are clear, not that the facts are whole or the codes right.
positions-example = On the example of { $actors } states on which the model is explained, the weighted mean is **{ $mean }** years and the median { $median }. That is close: states that wanted { $median } years or fewer hold { $share } of the weight.
positions-example-noise = Let each capability and each salience be a little off, and the median is no longer { $median }: { $said }.
noise-turns = by up to { $noise }, in **{ $turns }**
positions-replications = Of { $n } public programs of the model that we read, one says in its readme that it does not fully reproduce the paper’s results. The other follows the authors’ own code, and notes in its comments where that departs from their paper.

## Figures

figure-positions-scale =
    .title = { $verdict ->
            [iran] On { $day } the middle of the weight lay on Iran’s side of the line
            [foes] On { $day } the middle of the weight lay across the line from Iran
           *[open] On { $day } the middle of the weight may lie on either side of the line
        }
    .subtitle = What each actor wanted of the border; a larger dot has more weight
    .alt = A dot an actor, { $actors } in all, on a scale from Iran’s foes at 0 to Iran at 100. The heaviest: { $heaviest }. The middle of the weight is at { $median } ({ $median_range }, { $level } interval), the mean at { $mean }.
    .caption = Weight: salience times capability. Lines: all that either coder allows; for median and mean, the middle and { $level } of the draws. From data/positions.csv.
actor-at = { $actor } at { $position }
lane-median = All: median
lane-mean = All: mean
lane-carried = carried forward:
anchor-low = Iran’s foes
anchor-line = neither
anchor-high = Iran
figure-positions-time =
    .title = { $open ->
            [0] Which side weighed more can be told on each of { $n } days
           *[other] Which side weighed more can be told on { $told } of { $n } days
        }
    .subtitle = The middle of all wishes on each coded day, beside who held the border towns
    .alt = A lane a day with median and mean of all wishes and their { $level } intervals. Medians: { $medians }. On Iran’s side of the line on { $iran } days, across it on { $foes }, not to be told on { $open }.
    .caption = Median: half of the weight on either side. The holders are the record’s, and no test of the wishes; after the last day read they are carried forward. From data/positions.csv and data/control.csv.
median-on = { $day } { $median }
holder-short = { $place }: { $holder }{ $others ->
        [0] {""}
        [one] {" "}and 1 other
       *[other] {" "}and { $others } others
    }

## Tables

table-positions-of-actors = Actors on { $day }, the heaviest first, with what each coder read, and the middle without them
verdict-short = { $verdict ->
        [iran] furthered
        [foes] barred
       *[open] cannot be told
    }
column-actor = actor
column-day = day
column-share = share of the weight, %
column-median = median
column-median-low = median, least
column-median-high = median, most
column-mean = mean
column-mean-low = mean, least
column-mean-high = mean, most
column-turns = across the line, % of draws
column-changes = another actor’s, % of draws
column-holders = holders of Albukamal and Al-Qaim
column-carried = holders carried forward
column-position = position
column-salience = salience
column-capability = capability
column-low = position, least
column-high = position, most
column-median-without = median without it
column-verdict-without = verdict without it
column-position-first = position, first coder
column-position-second = position, second coder
column-salience-first = salience, first coder
column-salience-second = salience, second coder
column-capability-first = capability, first coder
column-capability-second = capability, second coder
