package dev.packit.stats.web.paging;

import dev.packit.stats.database.Effort;
import dev.packit.stats.database.TooBusy;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The whole lists that are being sent. Each occupies a thread for as long as the client takes to read it, so there are few of
 * them, and none goes on for ever.
 */
@ApplicationScoped
public class Downloads {

    @Inject
    CurrentVertxRequest request;

    @Inject
    Vertx vertx;

    @Inject
    Effort effort;

    private final Duration deadline;
    private final Semaphore places;

    /** Settings of whole lists. */
    @ConfigMapping(prefix = "packit.download")
    interface Config {

        /** How many are sent at the same time. */
        @WithDefault("10")
        int atOnce();

        /** After how long the connection is closed. */
        @WithDefault("10m")
        Duration deadline();
    }

    @Inject
    Downloads(Config config) {
        deadline = config.deadline();
        places = new Semaphore(config.atOnce());
    }

    /** @throws TooBusy if enough others are being sent */
    void begin() {
        if (!places.tryAcquire()) {
            throw new TooBusy();
        }
        HttpConnection connection = request.getCurrent().request().connection();
        long timer = vertx.setTimer(deadline.toMillis(), late -> connection.close());
        effort.holds(() -> {
            vertx.cancelTimer(timer);
            places.release();
        });
    }

    /** How many more can be sent. */
    public int free() {
        return places.availablePermits();
    }
}
