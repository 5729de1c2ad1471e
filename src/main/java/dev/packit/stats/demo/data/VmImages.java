package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.CoprBuilds.Built;
import java.time.Duration;
import java.time.Instant;

/** Virtual machine images with a change's packages installed, built on request. */
final class VmImages {

    private static final Duration ASKED = Duration.ofMinutes(20);
    private static final Duration BUILDING = Duration.ofMinutes(12);
    private static final Duration UPLOADING = Duration.ofMinutes(6);
    private static final Duration REGISTERING = Duration.ofMinutes(2);

    private final World world;
    private final Pipelines pipelines;
    private final Deck outcomes;

    VmImages(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        outcomes = new Deck(world.chance(), "success 15 failure 3 error 2");
    }

    /** Schedules a request. */
    void plan(Built built) {
        world.later(ASKED, () -> build(built));
    }

    void build(Built built) {
        Course course = Course.of(
                world, world.chance().seconds(60, 90), BUILDING.plus(UPLOADING).plus(REGISTERING));
        String outcome = outcomes.draw();
        int image = world.rows()
                .add(Table.VM_IMAGE_BUILD_TARGETS)
                .set("status", course.choose("pending", step(course), outcome))
                .set("build_id", course.hasStarted() ? world.chance().uuid() : null)
                .set("project_url", built.run().project().url())
                .set("owner", built.row().get("owner"))
                .set("project_name", built.row().get("project_name"))
                .set("pr_id", built.run().trigger().number())
                .set("target", built.chroot())
                .set("submitted_time", world.time())
                .set("task_accepted_time", world.time())
                .set("build_start_time", course.started())
                .set("build_finished_time", outcome.equals("error") ? null : course.finished())
                .id();
        pipelines.attach(built.run().pipeline(), "vm_image_build_id", image);
    }

    /** Its current status. */
    private String step(Course course) {
        Instant registering = course.finishesAt().minus(REGISTERING);
        if (!world.now().isBefore(registering)) {
            return "registering";
        }
        return world.now().isBefore(registering.minus(UPLOADING)) ? "building" : "uploading";
    }
}
