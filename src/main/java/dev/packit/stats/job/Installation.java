package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The commands that install the packages of a Copr build. Readers paste them into a root shell, so they must contain only
 * valid package names.
 *
 * @param chroot the one of the build, since a project may have none for the release that dnf would choose; empty if unknown
 * @param packages as {@code name-[epoch:]version-release.arch}, without source packages
 */
public record Installation(String repository, String chroot, List<String> packages) {

    private static final Pattern REPOSITORY = Pattern.compile("@?[\\w.+-]+/[\\w.+:-]+");
    private static final Pattern CHROOT = Pattern.compile("[\\w.+-]+");
    private static final Pattern PACKAGE = Pattern.compile("\\w[\\w.+~^:-]*");

    /** More would make a command that nobody can read. */
    static final int MOST_PACKAGES = 200;

    /** Returns null if anything is missing or invalid. */
    static @Nullable Installation of(
            @Nullable String owner, @Nullable String project, @Nullable String chroot, JsonNode built) {
        String repository = owner + "/" + project;
        if (owner == null || project == null || !REPOSITORY.matcher(repository).matches()) {
            return null;
        }
        List<String> packages = StreamSupport.stream(built.spliterator(), false)
                .filter(JsonNode::isObject)
                .filter(one -> !one.path("arch").asText().equals("src"))
                .map(Installation::nevra)
                .toList();
        boolean sound = packages.stream().allMatch(PACKAGE.asMatchPredicate());
        String known = chroot != null && CHROOT.matcher(chroot).matches() ? chroot : "";
        return packages.isEmpty() || packages.size() > MOST_PACKAGES || !sound
                ? null
                : new Installation(repository, known, packages);
    }

    /** {@code name-[epoch:]version-release.arch}, with an epoch only if there is one. */
    static String nevra(JsonNode one) {
        String epoch = one.path("epoch").asText("0");
        return "%s-%s%s-%s.%s"
                .formatted(
                        one.path("name").asText(),
                        epoch.equals("0") || epoch.equals("null") ? "" : epoch + ":",
                        one.path("version").asText(),
                        one.path("release").asText(),
                        one.path("arch").asText());
    }

    public String enable() {
        return ("sudo dnf copr enable -y " + repository + " " + chroot).strip();
    }

    public String install() {
        return "sudo dnf install -y " + String.join(" ", packages);
    }
}
