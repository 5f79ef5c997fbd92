# The chapter on corrections.

corrections =
    { $corrected ->
        [one] **1 value** was corrected
       *[other] **{ $corrected } values** were corrected
    }, in { $tables ->
        [one] this table
       *[other] these tables
    }: { $titles }. Each is what its table says now, or the check of the tables would fail.
    .none = No value has been corrected yet.

table-corrections = Every correction with its reason and source
column-table = table
column-key = key
column-field = field
column-was = was
column-becomes = becomes
column-reason = reason
column-date = date
column-verified = verified
