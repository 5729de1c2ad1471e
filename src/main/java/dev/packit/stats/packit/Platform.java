package dev.packit.stats.packit;

import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What a target is made of.
 *
 * @param distribution the whole name of a dist-git branch or compose; null for an architecture alone
 * @param architecture null for a dist-git branch or compose
 */
public record Platform(
        @Nullable String distribution, @Nullable String architecture) {

    /** Takes {@code fedora-rawhide-x86_64} apart. */
    public static Platform of(String target) {
        Matcher architecture = TargetOrder.ARCHITECTURE.matcher(target.toLowerCase(Locale.ROOT));
        if (!architecture.find()) {
            return new Platform(target, null);
        }
        String rest = target.substring(0, architecture.start());
        return new Platform(rest.isEmpty() ? null : rest, architecture.group(1));
    }
}
