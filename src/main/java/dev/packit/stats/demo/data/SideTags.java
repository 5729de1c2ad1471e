package dev.packit.stats.demo.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Koji side tags, in which related packages are built to be released in one update. */
final class SideTags {

    /** Maximum number of builds per update. */
    private static final int BUILDS = 3;

    private final World world;
    private final Pipelines pipelines;
    private final Map<String, Integer> groups = new HashMap<>();
    private final Map<String, SideTag> current = new HashMap<>();

    SideTags(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
    }

    /** @param nvrs of the builds in it */
    record SideTag(String name, List<String> nvrs) {

        boolean isComplete() {
            return nvrs.size() >= BUILDS;
        }
    }

    /** Returns the side tag in which a group's packages are being built, or a new one if the last is complete. */
    SideTag of(String group, String branch) {
        SideTag tag = current.get(group + branch);
        if (tag == null || tag.isComplete()) {
            tag = new SideTag(branch + "-build-side-" + world.counters().sideTag(), new ArrayList<>());
            current.put(group + branch, tag);
            world.rows()
                    .add(Table.SIDETAGS)
                    .set("koji_name", tag.name())
                    .set("target", branch)
                    .set("sidetag_group_id", groups.computeIfAbsent(group, this::addGroup));
        }
        return tag;
    }

    private int addGroup(String name) {
        return world.rows().add(Table.SIDETAG_GROUPS).set("name", name).id();
    }

    /** Tags a build into it and returns the id of the Koji task. */
    int request(Trigger trigger, String packageName, String branch, SideTag tag, String nvr) {
        tag.nvrs().add(nvr);
        int group = world.group(Table.KOJI_TAG_REQUEST_GROUPS);
        pipelines.attach(pipelines.open(trigger, packageName), "koji_tag_request_group_id", group);
        int task = world.counters().kojiTask();
        world.rows()
                .add(Table.KOJI_TAG_REQUEST_TARGETS)
                .set("koji_tag_request_group_id", group)
                .set("task_id", task)
                .set("web_url", "https://koji.fedoraproject.org/koji/taskinfo?taskID=" + task)
                .set("target", branch)
                .set("tag_request_submitted_time", world.time())
                .set("sidetag", tag.name())
                .set("nvr", nvr);
        return task;
    }
}
