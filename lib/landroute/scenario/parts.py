"""The parameters, a model for each part of the book; their meaning is in parameters.ftl."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from landroute.scenario.fields import (
    ALL,
    Area,
    Band,
    Day,
    Force,
    Parameters,
    Place,
    Service,
    Yardstick,
    parameter,
)
from landroute.tables import RECORD_END, RECORD_START


class QuestionParameters(Parameters):
    """Of what day, between which ends, and how the record is read."""

    as_of: Day = parameter(dt.date(2017, 8, 15), ge=RECORD_START, le=RECORD_END)
    account: Literal["primary", "alternate"] = parameter("primary", supposes=True)
    origin: Place = parameter("tehran")
    destination: Place = parameter("beirut")
    contested_passes: bool = parameter(False, supposes=True)
    service: Service = parameter(1, supposes=True)
    tracks_count: bool = parameter(False, supposes=True)
    us_posture: Literal["recorded", "withdrawn"] = parameter("recorded", supposes=True)
    road_speed: Literal["low", "central", "high"] = parameter("central", supposes=True)
    horizon: Day = parameter(RECORD_END, ge=RECORD_START, le=RECORD_END)


class ActorParameters(Parameters):
    """Claims and estimates of strength."""

    strength_window: int = parameter(18, ge=1, le=120)
    force: Force = parameter("tanf")
    area: Area = parameter("deir-ez-zor")
    yardstick: Yardstick = parameter(ALL)


class MapParameters(Parameters):
    """The map on any date."""

    around_months: int = parameter(6, ge=1, le=60)


class CorridorParameters(Parameters):
    """Routes and the new road."""

    alternatives: int = parameter(5, ge=1, le=20)
    clearance: float = parameter(10.0, ge=0, le=100)
    clearance_us: float = parameter(55.0, ge=0, le=100)


class ClosingParameters(Parameters):
    """Interdiction."""

    budget: int = parameter(3, ge=1, le=10)


class ModesParameters(Parameters):
    """Air, sea and land; the traffic by road and the level of intervals are the desert's too."""

    vehicles_per_day: float = parameter(20.0, ge=0.1, le=5_000)
    interval_level: float = parameter(0.95, ge=0.5, le=0.99)
    logistics: Literal["range", "low", "central", "high"] = parameter("range", supposes=True)
    common_cause: float = parameter(0.1, ge=0, le=1)
    draws: int = parameter(10_000, ge=100, le=200_000)
    seed: int = parameter(2017, ge=0, le=2**31 - 1)


class ThreatParameters(Parameters):
    """Attacks on the road."""

    threat_band: Band = parameter(25)
    insurgency_intensity: float = parameter(1.0, supposes=True, ge=0, le=10)
    under_reporting: float = parameter(1.0, supposes=True, ge=1, le=20)
    convoy: int = parameter(20, ge=1, le=500)
