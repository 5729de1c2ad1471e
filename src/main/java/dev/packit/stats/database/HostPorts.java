package dev.packit.stats.database;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the port that follows the last host in the URL of the database be the port of all hosts that name none, such as those of
 * {@code POSTGRESQL_HOST=a:5433,b}.
 */
public class HostPorts implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    private static final Pattern HOSTS = Pattern.compile("(?<=^jdbc:postgresql://)([^/]*):(\\d+)(?=/)");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):\\d+");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value == null || !name.matches("quarkus[.]datasource[.](mirror[.])?jdbc[.]url")
                ? value
                : value.withValue(HOSTS.matcher(value.getValue())
                        .replaceFirst(url -> Matcher.quoteReplacement(hosts(url.group(1), url.group(2)))));
    }

    private static String hosts(String hosts, String port) {
        return Arrays.stream(hosts.split(","))
                .map(String::strip)
                .map(host -> WITH_PORT.matcher(host).matches() ? host : host + ":" + port)
                .collect(Collectors.joining(","));
    }
}
