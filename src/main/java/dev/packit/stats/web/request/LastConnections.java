package dev.packit.stats.web.request;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses new connections shortly before the application stops. Quarkus would accept them until there is a moment without any
 * request, and then close them; a client whose connection is refused can safely ask another instance.
 */
@Singleton
class LastConnections {

    /** Time for the requests on connections that have just been accepted to arrive. */
    private static final Duration BEFORE_END = Duration.ofSeconds(1);

    private static final ChannelGroup LISTENING = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Optional<Duration> delay;

    static void listening(Channel server) {
        LISTENING.add(server);
    }

    void onStop(@Observes ShutdownDelayInitiatedEvent stop) {
        long after = delay.orElse(Duration.ZERO).minus(BEFORE_END).toMillis();
        vertx.setTimer(Math.max(1, after), timer -> LISTENING.close());
    }
}
