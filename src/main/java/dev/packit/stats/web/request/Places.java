package dev.packit.stats.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The places of requests that are being answered, and the line of those that wait for one, in the order of their arrival. */
@ApplicationScoped
class Places {

    /** Those that wait take a few kilobytes each. */
    private static final int LONGEST_LINE = 1_000;

    private final Deque<Place> line = new ArrayDeque<>();
    private int free;

    @Inject
    Places(OverloadConfig config) {
        free = config.atOnce();
    }

    /** A place that a request has or waits for. May be used by any thread. */
    final class Place {

        private enum State {
            WAITING,
            TAKEN,
            LEFT
        }

        private final Runnable admit;
        private State state = State.WAITING;

        private Place(Runnable admit) {
            this.admit = admit;
        }

        /** Gives the place to the next in line, unless that has been done, or stops waiting for one. */
        void leave() {
            if (giveUp()) {
                return;
            }
            Place next = null;
            synchronized (Places.this) {
                if (state == State.TAKEN) {
                    next = line.poll();
                    if (next == null) {
                        free++;
                    } else {
                        next.state = State.TAKEN;
                    }
                }
                state = State.LEFT;
            }
            if (next != null) {
                next.admit.run();
            }
        }

        /** Stops waiting for a place. Returns whether it was still waiting. */
        boolean giveUp() {
            synchronized (Places.this) {
                if (state != State.WAITING) {
                    return false;
                }
                line.remove(this);
                state = State.LEFT;
                return true;
            }
        }
    }

    /**
     * Takes a place or stands in line for one.
     *
     * @param admit called at once or, by the thread of another request, when it is this one's turn
     * @return null if the line is too long
     */
    @Nullable
    synchronized Place take(Runnable admit) {
        if (free == 0 && line.size() >= LONGEST_LINE) {
            return null;
        }
        Place place = new Place(admit);
        if (free > 0) {
            free--;
            place.state = Place.State.TAKEN;
            admit.run();
        } else {
            line.add(place);
        }
        return place;
    }

    synchronized int free() {
        return free;
    }

    synchronized int waiting() {
        return line.size();
    }
}
