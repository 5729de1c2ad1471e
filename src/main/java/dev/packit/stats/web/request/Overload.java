package dev.packit.stats.web.request;

import dev.packit.stats.database.Effort;
import dev.packit.stats.web.request.Places.Place;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests if more arrive than can be answered. Otherwise each would wait longer than the one before, until all readers
 * have gone away, and still be answered then. Those that wait for a place occupy no thread.
 */
@Singleton
class Overload {

    private static final String PLACE = Place.class.getName();

    private static final String REFUSED = Overload.class.getName();

    @Inject
    Places places;

    @Inject
    Effort effort;

    /** After bodies have been read, so that slow clients hold no place, and before anything is asked of the database. */
    void beforeResources(@Observes @Priority(5) Router router, OverloadConfig config) {
        long patience = config.patience().toMillis();
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (isKnown(context) || Exempt.is(context.request().path())) {
                context.next();
            } else {
                stand(context, patience);
            }
        });
    }

    /** It may have been rerouted. */
    private static boolean isKnown(RoutingContext context) {
        return context.get(PLACE) != null || refusal(context) != null;
    }

    private void stand(RoutingContext context, long patience) {
        Context loop = context.vertx().getOrCreateContext();
        Place place = places.take(() -> loop.runOnContext(admitted -> context.next()));
        if (place == null) {
            refuse(context);
            return;
        }
        context.put(PLACE, place);
        long timer = context.vertx().setTimer(patience, late -> {
            if (place.giveUp()) {
                refuse(context);
            }
        });
        context.addEndHandler(answered -> {
            context.vertx().cancelTimer(timer);
            // a resource that the client no longer waits for is still at work
            if (context.get(PLACE) != null) {
                place.leave();
            }
        });
    }

    private static void refuse(RoutingContext context) {
        context.put(REFUSED, new Overloaded());
        context.next();
    }

    static @Nullable Overloaded refusal(RoutingContext context) {
        return context.get(REFUSED);
    }

    /** Throws in a filter, so that the response has the requested format. */
    @ServerRequestFilter(preMatching = true, priority = 4)
    void refuseInFormat(RoutingContext context) {
        Overloaded refusal = refusal(context);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** From here on, the place is left when the resource has done its work, or has to wait for another turn. */
    @ServerRequestFilter
    void handOver(RoutingContext context) {
        Place place = context.remove(PLACE);
        if (place != null) {
            effort.holds(place::leave);
        }
    }
}
