package dev.packit.stats.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides who may push. Nobody may if the credentials are only partly configured. */
@ApplicationScoped
class PushAccess {

    @Inject
    PushConfig config;

    /** @param authorization the Authorization header; null if absent */
    boolean isGranted(@Nullable String authorization) {
        if (challenges().isEmpty()) {
            return true;
        }
        String[] given = (authorization == null ? "" : authorization.strip()).split(" +", 2);
        String credentials = given.length < 2 ? "" : given[1];
        return switch (given[0].toLowerCase(Locale.ROOT)) {
            case "bearer" ->
                config.token().filter(token -> same(token, credentials)).isPresent();
            case "basic" ->
                config.user()
                        .flatMap(user -> config.password().map(password -> basic(user, password)))
                        .filter(expected -> same(expected, credentials))
                        .isPresent();
            default -> false;
        };
    }

    /** Values for the WWW-Authenticate header; empty if no credentials are required. */
    List<String> challenges() {
        List<String> challenges = new ArrayList<>();
        if (config.token().isPresent()) {
            challenges.add("Bearer realm=\"push\"");
        }
        if (config.user().isPresent() || config.password().isPresent()) {
            challenges.add("Basic realm=\"push\", charset=\"UTF-8\"");
        }
        return challenges;
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in constant time, so that response times reveal nothing about the secret. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
