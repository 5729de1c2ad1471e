package dev.packit.stats.database;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Lets sessions begin writable if {@code POSTGRESQL_TARGET_SERVER_TYPE} asks for a primary or a standby: the driver takes a host for
 * a standby if its transactions are read-only, as the session options and the defaults of the role make them everywhere. Once it has
 * chosen a host, the driver makes the session read-only before any query.
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
