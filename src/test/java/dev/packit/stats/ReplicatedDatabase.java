package dev.packit.stats;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A primary with the fixture and a standby that follows it. The application prefers the primary; or, if {@code mirrored}, it reads
 * pages from the primary and everything else from the standby.
 */
public class ReplicatedDatabase implements QuarkusTestResourceLifecycleManager {

    public static final String NAME = "packit";

    private static PostgresServer primary;
    private static PostgresServer standby;

    private boolean mirrored;

    @Override
    public void init(Map<String, String> arguments) {
        mirrored = Boolean.parseBoolean(arguments.get("mirrored"));
    }

    public static PostgresServer primary() {
        return primary;
    }

    public static PostgresServer standby() {
        return standby;
    }

    @Override
    public Map<String, String> start() {
        try {
            primary = PostgresServer.create().start();
            primary.run("postgres", "create database " + NAME);
            try (Connection connection = primary.connect(NAME)) {
                PackitDatabase.load(connection);
            }
            primary.stop();
            standby = primary.standby();
            primary.start();
            standby.start();
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return settings();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (mirrored) {
            settings.put("POSTGRESQL_HOST", "127.0.0.1:" + primary.port());
            settings.put("PACKIT_MIRROR_HOST", "127.0.0.1");
            settings.put("PACKIT_MIRROR_PORT", Integer.toString(standby.port()));
            settings.put("packit.monitoring.postgresql", "1s");
            settings.put("packit.known.projects", "1h");
        } else {
            settings.put("POSTGRESQL_HOST", "127.0.0.1:%d,127.0.0.1:%d".formatted(primary.port(), standby.port()));
            settings.put("POSTGRESQL_HOST_RECHECK_SECONDS", "5");
            // so long that it does not matter how busy the machine is
            settings.put("packit.database.longest-query", "300s");
            settings.put("packit.database.patience", "1m");
            settings.put("packit.database.patience-in-queue", "1m");
        }
        settings.put("POSTGRESQL_DATABASE", NAME);
        settings.put("POSTGRESQL_USER", PackitDatabase.READER);
        settings.put("POSTGRESQL_PASSWORD", PackitDatabase.READER);
        return settings;
    }

    @Override
    public void stop() {
        try {
            standby.close();
            primary.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
