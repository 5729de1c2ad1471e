package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.CoprBuilds.Built;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Log Detective's explanations of builds that failed. */
final class LogDetective {

    /** When Packit began to use it. */
    private static final int DAYS = 300;

    private static final List<String> ERRORS = List.of(
            "Timeout while waiting for Log Detective",
            "503 Server Error: Service Unavailable for url: https://logdetective.example.org/analyze",
            "No log could be downloaded");

    private final World world;
    private final Pipelines pipelines;
    private final List<Text> responses = new ArrayList<>();
    private final Deck outcomes;

    LogDetective(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        world.texts().json("log-detective.json").forEach(response -> responses.add(new Text(response.toString())));
        outcomes = new Deck(world.chance(), "complete 86 error 9 unknown 4");
    }

    void explain(Built built) {
        if (!world.isOlderThan(DAYS)) {
            Row row = add(built.run().pipeline(), built.run().packageName(), built.chroot());
            row.set("build_system", "copr")
                    .set("copr_build_target_id", built.row().id())
                    .set("target_build", built.row().get("build_id"));
        }
    }

    /** Explains a scratch build's failure on one architecture. */
    void explain(Row pipeline, String packageName, Row kojiBuild, String architecture) {
        if (!world.isOlderThan(DAYS)) {
            Row row = add(pipeline, packageName, kojiBuild.text("target") + "-" + architecture);
            row.set("build_system", "koji")
                    .set("koji_build_target_id", kojiBuild.id())
                    .set("target_build", world.counters().kojiTask());
        }
    }

    private Row add(Row pipeline, String packageName, String target) {
        Course course = Course.of(world, Duration.ZERO, world.chance().about(Duration.ofSeconds(100)));
        String status = course.choose("running", "running", outcomes.draw());
        return world.rows()
                .add(Table.LOG_DETECTIVE_RUN)
                .set("log_detective_run_group_id", group(pipeline))
                .set("analysis_id", world.chance().uuid())
                .set("status", status)
                .set("target", target)
                .set("submitted_time", world.time())
                .set("log_detective_response", status.equals("complete") ? response(packageName, target) : null)
                .set("error_msg", status.equals("error") ? world.chance().oneOf(ERRORS) : null);
    }

    private @Nullable Object group(Row pipeline) {
        if (pipeline.get("log_detective_run_group_id") == null) {
            int group = world.group(Table.LOG_DETECTIVE_RUN_GROUPS);
            pipelines.attach(pipeline, "log_detective_run_group_id", group);
        }
        return pipeline.get("log_detective_run_group_id");
    }

    private Text response(String packageName, String target) {
        return world.chance().oneOf(responses).with("package", packageName).with("target", target);
    }
}
