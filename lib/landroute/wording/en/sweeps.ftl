# The report of a sweep: a page of its own, outside the site.

head = { $points ->
    [one] One scenario of the book, worked out.
   *[other] { $points } scenarios of the book, worked out.
}
unfinished = The sweep is not finished: { $kept } of { $points } points are kept so far, and this page tells of these alone.
failed = { $failed ->
    [one] One point failed, and is not counted: { $error }
   *[other] { $failed } points failed, and are not counted. The first: { $error }
}
swept = What was varied
design-grid = Every combination of these values:
design-lhs = { $points } points of a Latin hypercube (seed { $seed }) over:
design-sobol = { $points } points of a Sobol sequence (seed { $seed }) over:
elsewhere = Everything else is as in the scenario { $scenario }.
column-parameter = parameter
column-values = values
contents = Findings
at-scenario = In the scenario { $scenario } itself: { $text }
constant = It is the same at every point: { $value }.
spread = Half of the points lie from { $low } to { $high }, nine in ten from { $lowest } to { $highest }; the median is { $median }.
commonest = { $value } is the commonest answer, at { $share } of the points.
no-answer = { $points ->
    [one] At one point it has no answer.
   *[other] At { $points } points it has no answer.
}
driven = What moves it most is { $parameter }: alone it explains { $share } of the differences ({ $level } interval: { $range }).
driven-beside = Beside it { $parameters }.
driven-other = { $parameter } ({ $share })
driven-together = All of them one by one explain { $share }; the rest hangs on several at once.
undriven = No parameter alone can be told from chance.
too-few = What drives it cannot be told from { $points } points; { $enough } are wanted.
column-value = value
column-share = share of points
column-quantile = share of points at or below
column-drives = parameter
column-explains = explains alone
column-interval = interval
column-told = more than chance
other = others
distribution-alt = Bars: how many of the points give which value of { $finding }. { $text }
distribution-caption = Points by the value of { $finding }{ $unit ->
    [none] .
   *[other] {" "}({ $unit }).
}
against-alt = { $finding } against { $parameter }. { $text }
against-points = { $finding } against { $parameter }. Line: the median of points near by; dotted: a tenth of them lie below, a tenth above.
against-choices = { $finding } for each value of { $parameter }. Disc: the median; strokes: a tenth of the points lie below, a tenth above.
against-shares = Share of the points with each value of { $finding }, by { $parameter }.
numbers = The numbers
how-measured = How much a parameter explains alone is its first-order Sobol index: the points are grouped by its value, and what differs between groups is set against all that differs. For answers that are no numbers it is Goodman and Kruskal's tau. The interval is by the bootstrap; told from chance is what a permutation test tells, with all parameters counted.
made-of = Code and data: { $book }. Packages: { $packages }. Begun { $begun }.
