package dev.packit.stats.operations;

import dev.packit.stats.celery.RedisServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** What clients and settings of Redis can do wrong. */
final class RedisTroubles implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;

    private static final String VALUE = "x".repeat(100_000);

    private final List<Socket> clients = new ArrayList<>();
    private int keys;

    /** Leaves a tenth of the memory. */
    void limitMemory() throws IOException {
        set("maxmemory", info("used_memory:") * 10 / 9);
    }

    /** Lets it remove any key when its memory is full, which is soon. */
    void allowEviction() throws IOException {
        RedisServer.administer("config", "set", "maxmemory-policy", "allkeys-lru");
        set("maxmemory", info("used_memory:") + MEGABYTE);
    }

    void fill() throws IOException {
        RedisServer.administer("set", "key-%d".formatted(keys++), VALUE);
    }

    void removeLimit() throws IOException {
        set("maxmemory", 0);
        RedisServer.administer("config", "set", "maxmemory-policy", "noeviction");
    }

    /** Leaves two connections. */
    void connect() throws IOException {
        for (int i = 0; i < 50; i++) {
            clients.add(new Socket("127.0.0.1", RedisServer.port()));
        }
        set("maxclients", info("connected_clients:") + 2);
    }

    void disconnect() throws IOException {
        set("maxclients", 10_000);
        close();
    }

    private static void set(String parameter, long value) throws IOException {
        RedisServer.administer("config", "set", parameter, Long.toString(value));
    }

    private static long info(String field) throws IOException {
        return RedisServer.administer("info")
                .lines()
                .filter(line -> line.startsWith(field))
                .map(line -> Long.parseLong(line.substring(field.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        clients.clear();
    }
}
