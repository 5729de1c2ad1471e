"""Counts calls to a forge of its own and messages, and pushes three times, once in vain."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import URLError

import requests
from prometheus_client import CollectorRegistry

sys.path.insert(0, sys.argv[1])
import instrumentation  # noqa: E402

address, host = sys.argv[2], "packit-worker-0"


class Forge(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200)

    def do_POST(self):
        self.answer(502)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


forge = HTTPServer(("127.0.0.1", 0), Forge)
Thread(target=forge.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{forge.server_port}/"

instrumentation.FORGES["127.0.0.1"] = "github.com"
instrumentation.count_calls()

requests.get(url)
requests.get(url)
requests.get(url.replace("127.0.0.1", "localhost"))
instrumentation.MESSAGES.labels("fedora", "sent").inc()
instrumentation.push(address, host, CollectorRegistry())

requests.get(url)
requests.post(url)
forge.shutdown()
forge.server_close()
try:
    requests.get(url)
except requests.ConnectionError:
    pass
instrumentation.MESSAGES.labels("fedora", "sent").inc()
try:
    instrumentation.push("127.0.0.1:9", host, CollectorRegistry())
except URLError:
    pass
instrumentation.push(address, host, CollectorRegistry())
instrumentation.push(address, host, CollectorRegistry())
