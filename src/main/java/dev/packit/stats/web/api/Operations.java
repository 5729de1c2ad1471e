package dev.packit.stats.web.api;

import java.util.List;

/** What a feature says about its addresses. */
public interface Operations {

    /** The part of the description to which the operations belong. */
    enum Group {
        OVERVIEW("Overview"),
        JOBS("Jobs"),
        RUNS("Runs"),
        PROJECTS("Projects"),
        STATISTICS("Statistics"),
        STATUS("Status"),
        SEARCH("Search and boards"),
        BADGES("Badges");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    Group group();

    List<Operation> operations();

    /** Types whose keys their Java type does not tell, or whose name would say little. */
    default List<NamedType> types() {
        return List.of();
    }

    /**
     * A type of JSON objects.
     *
     * @param name in the description
     * @param keys those that are not properties of the type
     */
    record NamedType(Class<?> type, String name, List<Key> keys) {

        public static NamedType of(Class<?> type, String name) {
            return new NamedType(type, name, List.of());
        }
    }

    /**
     * A key of JSON objects.
     *
     * @param of the type of its value
     * @param always whether every object has it
     */
    record Key(String name, Class<?> of, boolean isList, boolean always, String about) {}
}
