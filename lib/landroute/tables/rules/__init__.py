"""What no table can say by itself. A rule takes the data folder and yields problems."""

from collections.abc import Callable, Iterator
from pathlib import Path

from landroute.tables.rules import (
    corrections,
    crossings,
    general,
    holders,
    network,
    timelines,
)

RULES: tuple[Callable[[Path], Iterator[str]], ...] = (
    general.tables_have_rows,
    general.every_source_resolves,
    general.every_source_is_whole,
    general.every_reference_resolves,
    timelines.intervals_run_forward,
    timelines.primary_control_tiles,
    timelines.passage_tiles,
    timelines.alternates_do_not_overlap,
    timelines.crossings_do_not_overlap,
    timelines.alternates_explain_themselves,
    crossings.a_crossing_is_one,
    crossings.statuses_agree_with_themselves,
    holders.those_alongside_are_actors,
    holders.every_holder_has_a_group_on_maps,
    network.border_segments_have_one_corridor,
    network.variants_are_of_a_main_corridor,
    network.roads_alone_have_a_class,
    network.every_mode_has_its_speed,
    network.stretches_hang_together,
    network.published_states_name_a_corridor,
    network.geometry_is_whole,
    corrections.corrections_still_match,
)
