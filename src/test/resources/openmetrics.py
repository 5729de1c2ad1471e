"""Reads OpenMetrics from the standard input as strictly as Prometheus' client for Python does, and prints the names of all samples."""

import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families

names = {sample.name for family in text_string_to_metric_families(sys.stdin.read()) for sample in family.samples}
print("\n".join(sorted(names)))
