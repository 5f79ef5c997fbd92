"""Many scenarios at once: a design over parameters, worked out on Dask, kept as Parquet."""
