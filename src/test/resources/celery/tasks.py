"""Tasks of a worker that is set up as Packit's are, and what is sent to it.

    python3 tasks.py PORT worker [QUEUES]    runs until it is stopped
    python3 tasks.py PORT send               sends tasks that run, fail, retry and are revoked, and waits until all is done
    python3 tasks.py PORT put QUEUE [N]      sends two tasks, or N, to a queue
    python3 tasks.py PORT fail QUEUE N       sends N tasks that fail to a queue
    python3 tasks.py PORT sleep SECONDS [QUEUE]    sends a task that takes so long
    python3 tasks.py PORT hold SECONDS QUEUE       sends one that is acknowledged only at its end
"""

import sys
import time

from celery import Celery

port, role, *arguments = sys.argv[1:]
app = Celery(broker=f"redis://127.0.0.1:{port}/0", backend=f"redis://127.0.0.1:{port}/1")
app.conf.update(
    worker_send_task_events=True,
    task_send_sent_event=True,
    task_default_queue="short-running",
    worker_hijack_root_logger=False,
)


@app.task(name="task.steve_jobs.process_message")
def process_message():
    time.sleep(0.2)


@app.task(name="task.run_copr_build_handler")
def run_copr_build_handler():
    raise ValueError("this build has no chroot")


class RateLimitRequeueException(Exception):
    pass


@app.task(name="task.propose_downstream")
def propose_downstream():
    raise RateLimitRequeueException("not now")


@app.task(name="task.sync_from_downstream")
def sync_from_downstream(seconds):
    """Acknowledged before it starts, which is Celery's default."""
    time.sleep(seconds)


@app.task(name="task.pull_from_upstream", acks_late=True)
def pull_from_upstream(seconds):
    time.sleep(seconds)


@app.task(name="task.babysit_copr_build", bind=True, max_retries=1, default_retry_delay=1)
def babysit_copr_build(self):
    if self.request.retries == 0:
        raise self.retry()


@app.task(name="task.check_onboarded_projects")
def check_onboarded_projects():
    pass


def send():
    while not app.control.ping(timeout=5, limit=1):
        pass
    revoked = check_onboarded_projects.apply_async(countdown=3)
    app.control.revoke(revoked.id)
    sent = [process_message.delay() for _ in range(3)]
    sent.append(process_message.apply_async(queue="long-running", priority=3))
    sent.append(run_copr_build_handler.delay())
    sent.append(propose_downstream.delay())
    sent.append(babysit_copr_build.delay())
    for result in [*sent, revoked]:
        result.get(timeout=150, propagate=False)


if role == "worker":
    app.worker_main(
        ["worker", "-n", "packit@worker", "-Q", *(arguments or ["short-running,long-running"]), "-c", "2", "-l", "warning", "-E"]
    )
elif role == "put":
    for _ in range(int(arguments[1]) if arguments[1:] else 2):
        process_message.apply_async(queue=arguments[0])
elif role == "fail":
    for _ in range(int(arguments[1])):
        run_copr_build_handler.apply_async(queue=arguments[0])
elif role == "sleep":
    sync_from_downstream.apply_async((float(arguments[0]),), queue=(arguments[1:] or ["short-running"])[0])
elif role == "hold":
    pull_from_upstream.apply_async((float(arguments[0]),), queue=arguments[1])
else:
    send()
