"""Parameters and named scenarios as rows."""

from __future__ import annotations

import pandas as pd

from landroute.scenario.schema import parameter_rows, scenario_rows
from landroute.studies.parameters.study import ParametersPage


@ParametersPage.tabulates("parameters", under=(), verbatim=("parameter", "allowed", "default"))
def parameters(study: ParametersPage) -> pd.DataFrame:
    """List every parameter: parameter, meaning, unit, allowed, default, why_default."""
    return pd.DataFrame(parameter_rows())


@ParametersPage.tabulates("scenarios", under=(), verbatim=("scenario", "sets"))
def scenarios(study: ParametersPage) -> pd.DataFrame:
    """List every named scenario: scenario, about, sets."""
    return pd.DataFrame(scenario_rows())
