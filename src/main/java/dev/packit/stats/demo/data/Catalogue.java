package dev.packit.stats.demo.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The projects and packages of the demo, from its tables. */
record Catalogue(List<Project> projects, List<DistGitPackage> packages) {

    static Catalogue of(Texts texts) {
        Map<String, List<String>> targets = texts.table("targets.csv").stream()
                .collect(Collectors.toMap(line -> line.get(0), line -> words(line.get(1))));
        return new Catalogue(
                texts.table("projects.csv").stream()
                        .map(line -> project(line, targets))
                        .toList(),
                texts.table("packages.csv").stream()
                        .map(line -> distGitPackage(line, targets))
                        .toList());
    }

    private static Project project(List<String> line, Map<String, List<String>> targets) {
        return new Project(
                line.get(0),
                line.get(1),
                line.get(2),
                Integer.parseInt(line.get(3)),
                Integer.parseInt(line.get(4)),
                line.get(5),
                line.get(6),
                known(targets, line.get(7)),
                words(line.get(8)),
                line.get(9),
                words(line.get(10)),
                words(line.get(11)));
    }

    private static DistGitPackage distGitPackage(List<String> line, Map<String, List<String>> targets) {
        return new DistGitPackage(
                line.get(0),
                Integer.parseInt(line.get(1)),
                line.get(2),
                known(targets, line.get(3)),
                line.get(4),
                Integer.parseInt(line.get(5)));
    }

    private static List<String> known(Map<String, List<String>> targets, String name) {
        return Objects.requireNonNull(targets.get(name), name);
    }

    private static List<String> words(String value) {
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(" "));
    }
}
