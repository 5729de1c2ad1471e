package dev.packit.stats.status;

import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.Workers;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Drift;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of the status. */
@Singleton
class StatusOperations implements Operations {

    @Override
    public Group group() {
        return Group.STATUS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(
                        "getStatus",
                        "/status",
                        "Status",
                        "The queues, the objectives, Celery, the database, and whether anything is wrong. With `kind`: whether other"
                                + " projects were affected by the same failure.")
                .takes(List.of(
                        ApiParameter.word("kind", "The kind of job that failed.", JobKind.allSlugs()),
                        ApiParameter.text(
                                "target", "With `kind`: the chroot, branch or compose.", "fedora-rawhide-x86_64"),
                        ApiParameter.text("project", "With `kind`: the project that is not counted.", "packit/ogr"),
                        ApiParameter.text(
                                "at", "With `kind`: when it failed, UTC; now if left out.", "2026-06-14T12:00:00Z")))
                .answers(Status.class)
                .example("/status?kind=copr"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(
                NamedType.of(Compliance.class, "Objective"),
                NamedType.of(Drift.class, "Drift"),
                NamedType.of(JobQueue.class, "StatusQueue"),
                NamedType.of(BrokerSample.Queue.class, "BrokerQueue"),
                NamedType.of(BrokerSample.Redis.class, "Redis"),
                NamedType.of(Workers.Worker.class, "Worker"));
    }
}
