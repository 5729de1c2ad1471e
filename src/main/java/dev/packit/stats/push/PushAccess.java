package dev.packit.stats.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Who may push. Where it is half set up, nobody. */
@ApplicationScoped
class PushAccess {

    @Inject
    PushConfig config;

    /** @param authorization the header, null where there is none */
    boolean isGranted(String authorization) {
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

    /** What to ask for with it, as the header WWW-Authenticate has it. Empty where nobody is asked. */
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

    /** In a time that does not tell how much of it is right. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
