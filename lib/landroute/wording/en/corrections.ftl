# The chapter on corrections.

corrections =
    { $corrected ->
        [one] **1 value** was corrected
       *[other] **{ $corrected } values** were corrected
    }. Each is what its table says now, or the check of the tables would fail.
    .none = No value has been corrected yet.
corrections-by-table = { $corrected ->
        [one] The one correction is in { $titles }.
       *[other] By table: { $titles }.
    }
    .none = No table has a correction.
table-corrected = { $title } ({ $n })
corrections-of-substance =
    Of these **{ $substance }** changed what a row says. The rest changed only its sources, or how sure it is.
    .none = No correction changed what a row says.

table-corrections = Every correction with its reason and source
column-table = table
column-key = key
column-field = field
column-was = was
column-becomes = becomes
column-reason = reason
column-date = date
column-verified = verified
