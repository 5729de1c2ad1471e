package dev.packit.stats.release;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The name of a build: name, version and release of a package, of which only the name may contain hyphens. */
record Nvr(String text, String name, String version, String release) {

    /** Returns null for a text that is none. */
    static @Nullable Nvr of(String text) {
        int release = text.lastIndexOf('-');
        int version = text.lastIndexOf('-', release - 1);
        return version <= 0 || release == version + 1 || release == text.length() - 1
                ? null
                : new Nvr(
                        text,
                        text.substring(0, version),
                        text.substring(version + 1, release),
                        text.substring(release + 1));
    }

    /**
     * Returns the build of a package among several.
     *
     * @param texts separated by spaces or commas
     * @return null unless there is one of this package, or only one at all
     */
    static @Nullable Nvr among(@Nullable String texts, String packageName) {
        List<Nvr> all = texts == null
                ? List.of()
                : Arrays.stream(texts.trim().split("[\\s,]+"))
                        .map(Nvr::of)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        List<Nvr> ofPackage =
                all.stream().filter(nvr -> nvr.name.equals(packageName)).toList();
        List<Nvr> found = ofPackage.isEmpty() ? all : ofPackage;
        return found.size() == 1 ? found.get(0) : null;
    }
}
