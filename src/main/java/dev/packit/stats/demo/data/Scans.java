package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.CoprBuilds.Built;
import java.time.Duration;

/** Scans in OpenScanHub, each of one build in Copr. */
final class Scans {

    private static final double WITHOUT_FINDINGS = 0.55;

    private final World world;
    private final Deck outcomes;

    Scans(World world) {
        this.world = world;
        // Some never finish, because their messages were lost.
        outcomes = new Deck(world.chance(), "succeeded 180 failed 11 canceled 4 pending 1 running 1");
    }

    void scan(Built built) {
        Chance chance = world.chance();
        Course course = Course.of(world, chance.about(Duration.ofMinutes(6)), chance.about(Duration.ofMinutes(50)));
        String status = course.choose("pending", "running", outcomes.draw());
        int task = world.counters().scan();
        String url = "https://openscanhub.fedoraproject.org/task/%s/".formatted(task);
        Row row = world.rows()
                .add(Table.SCANS)
                .set("task_id", task)
                .set("status", status)
                .set("url", url)
                .set("copr_build_target_id", built.row().id())
                .set("submitted_time", world.time());
        if (status.equals("succeeded")) {
            row.set("issues_added_url", url + "log/added.html")
                    .set("issues_fixed_url", url + "log/fixed.html")
                    .set("scan_results_url", url + "log/scan-results.tar.xz")
                    .set("issues_added_count", chance.of(WITHOUT_FINDINGS) ? 0 : chance.times(4) + 1);
        }
    }
}
