"""Removes from an address what was pushed as a host."""

import sys

from prometheus_client import delete_from_gateway

address, host = sys.argv[1:]
delete_from_gateway(address, job=host)
