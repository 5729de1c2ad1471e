package dev.packit.stats.database;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.TcpRelay;
import java.util.HashMap;
import java.util.Map;

/** A {@link PackitDatabase} behind a relay. */
public class RelayedDatabase extends PackitDatabase {

    private static TcpRelay relay;

    static TcpRelay relay() {
        return relay;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.keySet().removeIf(name -> name.startsWith("quarkus."));
        relay = new TcpRelay(Integer.parseInt(settings.get("POSTGRESQL_PORT")));
        settings.put("POSTGRESQL_PORT", Integer.toString(relay.port()));
        // several times longer than usual, for machines that are busy with something else
        settings.put("packit.database.patience", "6s");
        settings.put("packit.database.patience-in-queue", "30s");
        return settings;
    }

    @Override
    public void stop() {
        relay.close();
        super.stop();
    }
}
