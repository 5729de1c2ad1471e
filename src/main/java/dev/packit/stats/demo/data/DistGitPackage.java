package dev.packit.stats.demo.data;

import java.util.List;

/**
 * A package in Fedora's dist-git.
 *
 * @param anityaId id of its project on release-monitoring.org
 * @param branches with placeholders for Fedora's versions
 * @param sideTagGroup name of the group of packages that are built together with it; empty if none
 * @param pulls number of releases per year that are pulled from upstream
 */
record DistGitPackage(
        String name, int anityaId, String anityaName, List<String> branches, String sideTagGroup, int pulls) {

    /** Its dist-git repository, whose pull requests Packit checks. */
    Project project() {
        return new Project(
                "src.fedoraproject.org",
                "rpms",
                name,
                0,
                1,
                "rawhide",
                "{version}",
                branches,
                List.of(name),
                "",
                List.of(),
                List.of());
    }
}
