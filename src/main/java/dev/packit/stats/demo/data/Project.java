package dev.packit.stats.demo.data;

import java.util.List;

/**
 * A project on a forge and what it has Packit do.
 *
 * @param activity how much happens in it, compared with others
 * @param firstNumber of its pull requests and issues in the demo
 * @param tag what its releases are tagged with, {@code {version}} in it
 * @param targets chroots to build for, their versions left open; branches in dist-git
 * @param downstream the dist-git package that gets its releases, empty if none
 * @param identifiers of its tests, where it has several
 */
record Project(
        String forge,
        String namespace,
        String name,
        int activity,
        int firstNumber,
        String branch,
        String tag,
        List<String> targets,
        List<String> packages,
        String downstream,
        List<String> identifiers,
        List<String> habits) {

    String url() {
        return "https://"
                + String.join("/", namespace.isEmpty() ? List.of(forge, name) : List.of(forge, namespace, name));
    }

    boolean does(String habit) {
        return habits.contains(habit);
    }
}
