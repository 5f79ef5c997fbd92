"""
What the fork server loads once, for all kernels: what chapters use of others.

The book's own modules are not among them. Each kernel loads these anew, which tells what it uses.
"""

from __future__ import annotations

import gc

import babel.dates
import babel.lists
import babel.numbers
import fluent.runtime
import fluent.syntax
import frictionless
import geopandas
import ipykernel.ipkernel
import ipykernel.kernelapp
import ipykernel.zmqshell
import jinja2
import krippendorff
import networkx
import papermill
import plotly.express
import plotly.subplots
import pybtex.database.input.bibtex
import pydantic
import pyproj
import scipy.optimize
import scipy.sparse.csgraph
import scipy.special
import scipy.stats
import yaml
from plotly import graph_objects

from landroute.press import execute

LOADED = (
    *(babel, fluent, frictionless, geopandas, ipykernel, jinja2, krippendorff, networkx),
    *(papermill, plotly, pybtex, pydantic, pyproj, scipy, yaml, execute),
)
# Their first use loads more: rules of attributes, the locale's data.
graph_objects.Figure(graph_objects.Scatter(x=[0], y=[0]), layout={"template": "none"})
babel.Locale.parse("en_GB")
babel.numbers.format_decimal(1, locale="en_GB")
# Tables and figures are many small objects and few cycles: looked through less often, in what is
# forked, and never what is loaded here.
gc.set_threshold(50_000)
gc.freeze()
