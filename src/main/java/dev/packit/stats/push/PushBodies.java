package dev.packit.stats.push;

import dev.packit.stats.web.request.BodyReader;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Reads the bodies of pushes, which are larger than all others, but not of pushes that will be refused anyway. */
@Singleton
class PushBodies {

    private static final Pattern PATH = Pattern.compile("/metrics(/?|/job.*)");

    /** Maximum number of the largest possible bodies in memory at the same time. */
    private static final long AT_A_TIME = 16;

    private final PushConfig config;
    private final PushEntrance entrance;
    private final BodyReader reader;

    @Inject
    PushBodies(PushConfig config, PushEntrance entrance) {
        this.config = config;
        this.entrance = entrance;
        reader = new BodyReader(config.deadline(), AT_A_TIME * config.body().asLongValue());
    }

    void beforeResources(@Observes @Priority(3) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (PATH.matcher(context.request().path()).matches()) {
                reader.read(
                        context,
                        entrance.isWelcome(context.request()) ? config.body().asLongValue() : 0);
            } else {
                context.next();
            }
        });
    }
}
