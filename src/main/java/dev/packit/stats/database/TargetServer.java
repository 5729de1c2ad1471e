package dev.packit.stats.database;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Lets sessions begin writable if {@code POSTGRESQL_TARGET_SERVER_TYPE} asks for a primary or a standby: the driver takes each host
 * whose transactions are read-only for a standby, and they are so everywhere by the options of the session and the defaults of the
 * role. Once it has chosen a host, the driver makes the session read-only, before any query.
 */
public class TargetServer implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1;

    private static final String PREFIX = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (value == null || !name.equals(PREFIX + "options")) {
            return value;
        }
        ConfigValue type = context.proceed(PREFIX + "targetServerType");
        return type == null || type.getValue().equals("any")
                ? value
                : value.withValue(value.getValue()
                        .replace("default_transaction_read_only=on", "default_transaction_read_only=off"));
    }
}
