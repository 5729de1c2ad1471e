package dev.packit.stats.celery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Publishes events of tasks as Celery does, without a worker. */
final class Publisher implements AutoCloseable {

    private final Socket redis;
    private final OutputStream out;

    Publisher() throws IOException {
        redis = new Socket("127.0.0.1", RedisServer.port());
        out = new BufferedOutputStream(redis.getOutputStream());
    }

    void publish(String type, int task) throws IOException {
        String event = """
                {"type": "%s", "hostname": "packit@busy", "uuid": "flood-%d", "name": "task.flood", "queue": "short-running",
                 "timestamp": %d, "runtime": 0.5}""".formatted(type, task, 1_795_456_417 + task);
        String body = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        String message = """
                {"body": "%s", "content-encoding": "utf-8", "content-type": "application/json", "properties": {"body_encoding": "base64"}}""".formatted(body);
        String channel = "/0.celeryev/" + type.replace('-', '.');
        out.write("*3\r\n$7\r\nPUBLISH\r\n$%d\r\n%s\r\n$%d\r\n%s\r\n"
                .formatted(channel.length(), channel, message.length(), message)
                .getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        redis.close();
    }
}
