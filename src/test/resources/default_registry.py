"""Pushes to an address, as a host, what Python's client collects by default, and two metrics more."""

import sys

from prometheus_client import REGISTRY, Counter, Summary, push_to_gateway

address, host = sys.argv[1:]
Counter("by_default", "Counted").inc()
Summary("by_default_seconds", "Seconds").observe(3)
push_to_gateway(address, job=host, registry=REGISTRY)
