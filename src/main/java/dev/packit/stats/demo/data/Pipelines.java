package dev.packit.stats.demo.data;

import java.util.List;

/** The pipelines, each of which refers to the jobs for one package and one trigger. */
final class Pipelines {

    /** Until then Packit did not record the package. */
    private static final int DAYS_WITH_PACKAGE = 320;

    private static final List<String> SHARED =
            List.of("project_event_id", "package_name", "srpm_build_id", "copr_build_group_id", "koji_build_group_id");

    private final World world;

    Pipelines(World world) {
        this.world = world;
    }

    Row open(Trigger trigger, String packageName) {
        return world.rows()
                .add(Table.PIPELINES)
                .set("datetime", world.time())
                .set("project_event_id", trigger.event())
                .set("package_name", world.isOlderThan(DAYS_WITH_PACKAGE) ? null : packageName);
    }

    /**
     * Adds a group or job to a pipeline or, if it already has one of that kind, to a new pipeline that shares the builds, as
     * Packit does when tests are run again.
     */
    void attach(Row pipeline, String column, int id) {
        if (pipeline.get(column) == null) {
            pipeline.set(column, id);
            return;
        }
        Row another = world.rows().add(Table.PIPELINES).set("datetime", world.time());
        SHARED.forEach(shared -> another.set(shared, pipeline.get(shared)));
        another.set(column, id);
    }
}
