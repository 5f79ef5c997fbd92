"""What the fork server loads once, for all workers on this machine."""

from __future__ import annotations

import distributed.nanny
import distributed.worker

from landroute.studies import registry
from landroute.sweeps import work

registry.homes()
LOADED = (distributed, registry, work)
