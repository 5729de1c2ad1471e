package dev.packit.stats.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Accepts a push, completely or not at all. */
@ApplicationScoped
class PushReceiver {

    /** Maximum number of request bodies in memory at the same time. */
    private static final int AT_A_TIME = 4;

    private static final long PATIENCE_SECONDS = 10;

    @Inject
    PushConfig config;

    @Inject
    PushAccess access;

    @Inject
    Pushed pushed;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * Processes a push and counts its result.
     *
     * @throws Refused if it is rejected
     */
    void receive(Push push) {
        PushResult result = PushResult.BAD;
        try {
            take(push);
            result = PushResult.ACCEPTED;
        } catch (Refused refused) {
            result = refused.result();
            throw refused;
        } finally {
            pushed.count(result);
        }
    }

    private void take(Push push) {
        if (!access.isGranted(push.authorization())) {
            throw new Refused(PushResult.UNAUTHORIZED, "A push needs valid credentials in the Authorization header.");
        }
        String type = push.contentType() == null ? "" : push.contentType();
        if (type.contains("protobuf") || type.contains("openmetrics")) {
            throw new Refused(PushResult.UNSUPPORTED, "A push must use Prometheus’ text format, version 0.0.4.");
        }
        Limits limits = Limits.of(config);
        SortedMap<String, String> labels = GroupingKey.of(push.path(), limits);
        enter();
        try {
            String text = PushBody.read(push.body(), push.encoding(), mostBytes());
            List<Family> families = Exposition.parse(text, labels, limits);
            pushed.add(families);
        } finally {
            places.release();
        }
    }

    private int mostBytes() {
        return (int) Math.min(config.body().asLongValue(), Integer.MAX_VALUE - 8L);
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(PushResult.UNAVAILABLE, "Too many pushes are being processed. Try again in a few seconds.");
    }

    /**
     * A push as it was received.
     *
     * @param path encoded
     * @param authorization the header; this, {@code contentType} and {@code encoding} are null if absent
     */
    record Push(
            String path,
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String encoding,
            InputStream body) {}
}
