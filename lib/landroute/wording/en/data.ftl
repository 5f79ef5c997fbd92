# The chapters on the data package and on the sources.

rows-verified =
    Of { $rows } rows that rest on a source, **{ $share }** were read whole in one that anybody can open{ $own ->
        [0] {""}
       *[other] {" "}({ $own } of them are rules of this book’s own)
    };
    { $partly } in part, and { $unread } not. { $coded } more rows are coders’ judgements, which no source verifies.

package =
    There are **{ $tables } tables**: { $by_hand } kept by hand, and { $built } made by a script from other
    files.

sources =
    The rows rest on **{ $sources } sources** of { $publishers } publishers. Of these { $copies } were read
    in a copy that somebody else carries.

sources-read =
    The day of reading is recorded for { $opened } of { $sources } sources. Of { $unseen } the title was not
    seen: it is described in square brackets. Of { $addressed } it was read from the address of the page.
    A source read in a copy is named by its publisher, then by who carries the copy.

figure-rows-verified =
    .title = { $share } of rows were read whole in a source
    .subtitle = Rows of the { $shown } tables with most rows not read whole, and of all others
    .alt = One bar a table, stacked by how far its rows were verified. { $said }
    .caption = Partly: something in the row is remembered, inferred or computed. The data table has all { $tables } tables.
other-tables = the { $n } other tables
verified =
    { $how ->
        [yes] verified
        [partly] partly verified
       *[no] not verified
    }

table-catalogue = Every table with rows, licence, producer and builder
table-files = Files that are no tables, with licence and producer
table-schemas = Columns of every table with type and meaning
table-rows-sources = Every source with title, date and use
by-hand = collected by hand
no-row = no row
column-table = table
column-file = file
column-what = what
column-rows = rows
column-columns = columns
column-licence = licence
column-producer = producer
column-builder = builder
column-column = column
column-type = type
column-required = required
column-publisher = source
column-title = title
column-author = author
column-date = date
column-opened = opened
column-used-in = used in
column-whole = verified
column-in-part = partly verified
column-unread = not verified
