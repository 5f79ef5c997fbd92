"""What no table can say by itself. A rule takes the data folder and yields problems."""

from collections.abc import Callable, Iterator
from pathlib import Path

from landroute.tables.rules import (
    accounts,
    claims,
    corrections,
    crossings,
    general,
    holders,
    network,
    strength,
    ties,
    timelines,
)

RULES: tuple[Callable[[Path], Iterator[str]], ...] = (
    general.tables_have_rows,
    general.every_source_resolves,
    general.every_source_is_whole,
    general.every_named_row_exists,
    general.every_reference_resolves,
    general.every_weak_host_is_read,
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
    network.geometry_is_whole,
    accounts.published_states_name_a_corridor,
    accounts.every_account_is_compared_or_kept_out,
    accounts.published_corridors_name_places,
    corrections.corrections_still_match,
    claims.forecasts_are_settled,
    claims.forecasts_are_not_refuted,
    ties.ends_are_in_the_sources,
    strength.ranges_run_upward,
    strength.yardsticks_have_a_measure,
    strength.forces_are_of_actors,
)
