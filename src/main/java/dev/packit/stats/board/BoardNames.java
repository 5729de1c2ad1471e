package dev.packit.stats.board;

import dev.packit.stats.web.Urls;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is on a board, as its address says. */
public record BoardNames(List<String> projects, List<String> packages) {

    static final String PATH = "/board";
    static final String PROJECT = "project";
    static final String PACKAGE = "package";
    static final Set<String> PARAMETERS = Set.of(PROJECT, PACKAGE);

    /** A board is for reading at a glance, and each row has its cost. */
    static final int MOST = 50;

    /** @throws BadParameter if there are too many */
    static BoardNames of(Parameters parameters) {
        BoardNames names = new BoardNames(parameters.several(PROJECT), parameters.several(PACKAGE));
        if (names.count() > MOST) {
            throw new BadParameter(
                    names.projects.isEmpty() ? PACKAGE : PROJECT,
                    "is for at most %d projects and packages together, not %d".formatted(MOST, names.count()));
        }
        return names;
    }

    int count() {
        return projects.size() + packages.size();
    }

    public boolean isFull() {
        return count() == MOST;
    }

    /** The parameters of the address, each with all its values. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        Map.of(PROJECT, projects, PACKAGE, packages).entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .sorted(Map.Entry.<String, List<String>>comparingByKey().reversed())
                .forEach(parameter -> query.put(parameter.getKey(), String.join(",", parameter.getValue())));
        return query;
    }

    /** The path of the same board without a row. */
    public String without(BoardItem item) {
        BoardNames left = new BoardNames(
                projects.stream().filter(name -> !name.equals(item.project())).toList(),
                packages.stream()
                        .filter(name -> !name.equals(item.packageName()))
                        .toList());
        return PATH + Urls.query(left.query());
    }
}
