package dev.packit.stats.demo.data;

import java.util.List;

/**
 * A project on a forge and what it has Packit do.
 *
 * @param activity its activity relative to other projects
 * @param firstNumber the first number of a pull request or issue in the demo
 * @param tag pattern of its release tags, which contains {@code {version}}
 * @param targets chroots to build for, or dist-git branches, with placeholders for Fedora's versions
 * @param downstream the dist-git package to which it is released; empty if none
 * @param identifiers names of its sets of tests, if there are several
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
