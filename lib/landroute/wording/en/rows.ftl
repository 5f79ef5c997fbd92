# The chapters that hold every row.

table-rows = Every row of { $table }
