package dev.packit.stats.demo.data;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fedora's releases: two a year, in April and October. */
record Fedora(int latest) {

    private static final Pattern VERSION =
            Pattern.compile("(?:(?<fedora>f|fedora-)|epel-?|centos-stream-|c)(?<number>\\d+)");

    static Fedora at(Instant time) {
        var date = time.atOffset(ZoneOffset.UTC);
        int releases = date.getMonthValue() < 5 ? 0 : date.getMonthValue() < 11 ? 1 : 2;
        return new Fedora(41 + (date.getYear() - 2025) * 2 + releases);
    }

    /** Fills in the version that a placeholder in a chroot, branch or compose stands for at a time: {@code fedora-{latest}}. */
    String name(String pattern) {
        return pattern.replace("{latest}", Integer.toString(latest))
                .replace("{previous}", Integer.toString(latest - 1));
    }

    /** The distribution tag in the release of a build for a chroot or branch: {@code fc43}, {@code el10}. */
    String dist(String target) {
        Matcher version = VERSION.matcher(target);
        if (!version.lookingAt()) {
            return "fc" + (latest + 1);
        }
        return (version.group("fedora") != null ? "fc" : "el") + version.group("number");
    }
}
