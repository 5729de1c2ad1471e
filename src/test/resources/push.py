"""Pushes as Packit's workers do: to an address, as a host, a fresh registry for each of so many tasks."""

import sys

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, push_to_gateway

address, host, tasks = sys.argv[1], sys.argv[2], int(sys.argv[3])

for task in range(tasks):
    registry = CollectorRegistry()
    queued = Counter("copr_builds_queued", "Number of Copr builds queued", registry=registry)
    finished = Counter("copr_builds_finished", "Number of Copr builds finished", registry=registry)
    first_status = Histogram(
        "first_initial_status_time",
        "Time it takes to set the initial status",
        registry=registry,
        buckets=(5, 15, 20, 25, 30, float("inf")),
    )
    not_submitted = Histogram(
        "copr_build_not_submitted_time",
        "Time it takes to set that a build was not submitted",
        ["reason"],
        registry=registry,
        buckets=(5, 10, float("inf")),
    )
    keys = Gauge("redis_keys_total", "Number of keys in Redis", registry=registry)

    queued.inc()
    queued.inc()
    if task % 2:
        finished.inc()
    first_status.observe(10 * (task % 4))
    not_submitted.labels(reason="timeout").observe(7)
    keys.set(task)
    push_to_gateway(address, job=host, registry=registry)
