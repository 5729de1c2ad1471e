package dev.packit.stats.demo.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Bodhi updates, which deliver builds to Fedora's users. */
final class Updates {

    private final World world;
    private final Pipelines pipelines;
    private final Deck outcomes;

    Updates(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        outcomes = new Deck(world.chance(), "success 86 error 9 skipped 4 retry 1");
    }

    /** @param sideTag null for an update of builds by name */
    void create(Trigger trigger, String packageName, String branch, String nvrs, @Nullable String sideTag) {
        int group = world.group(Table.BODHI_UPDATE_GROUPS);
        Row pipeline = pipelines.open(trigger, packageName);
        pipelines.attach(pipeline, "bodhi_update_group_id", group);
        Course course = Course.of(world, Duration.ZERO, world.chance().seconds(8, 90));
        String status = course.choose("queued", "queued", outcomes.draw());
        Row row = world.rows()
                .add(Table.BODHI_UPDATE_TARGETS)
                .set("bodhi_update_group_id", group)
                .set("status", status)
                .set("target", branch)
                .set("koji_nvrs", nvrs)
                .set("sidetag", sideTag)
                .set("submitted_time", world.time());
        if (status.equals("success")) {
            String alias = alias(branch, course.finishesAt());
            row.set("alias", alias)
                    .set("web_url", "https://bodhi.fedoraproject.org/updates/" + alias)
                    .set("update_creation_time", course.finishesAt());
        } else if (status.equals("error")) {
            row.set("data", error(packageName));
        }
    }

    private String alias(String branch, Instant time) {
        return "FEDORA-%s%s-%s"
                .formatted(
                        branch.startsWith("epel") ? "EPEL-" : "",
                        time.atOffset(ZoneOffset.UTC).getYear(),
                        world.chance().hex(10));
    }

    private ObjectNode error(String packageName) {
        return world.texts().object().put("error", "packit does not have commit access to " + packageName);
    }
}
