package dev.packit.stats.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much work it takes to answer a request. Its unit is a row that is found by its id and returned, about ten microseconds. A
 * request that needs more than a little has to wait for its turn before it goes on, and keeps it until it has been answered.
 *
 * <p>The work is known from what is asked, before it is done, rather than from the time it takes, because under load everything
 * takes long.
 */
@RequestScoped
public class Effort {

    /** Enough for every page without a filter, and for filters that soon find enough. */
    private static final long LITTLE = 2_000;

    /** How long a response that has begun waits for its next turn: it cannot be refused any more, only be cut off. */
    private static final Duration PATIENCE_IN_BETWEEN = Duration.ofMinutes(1);

    @Inject
    Turns turns;

    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean rested;
    private boolean limited;
    private boolean admitted;
    private long rows;

    /**
     * Says that the request holds a place among those that are being answered. It does not while it waits for its turn, nor
     * afterwards, so that expensive requests take no places from others.
     *
     * @param leaving leaves the place; called once
     */
    public void holds(Runnable leaving) {
        atEnd.add(leaving);
    }

    /** Gives the turn back while a part of the response is sent, which is up to the client. The next part needs another one. */
    public void rest() {
        if (admitted) {
            turns.giveBack();
            admitted = false;
            rested = true;
        }
    }

    /** Limits this request. Work in the background, such as that of the copy in memory, never is. */
    public void limit() {
        limited = true;
    }

    /**
     * Announces work that is about to be done.
     *
     * @param more rows, or work that takes as long
     * @throws TooBusy if too many others are answering expensive ones
     */
    public void expect(long more) {
        rows += more;
        if (limited && !admitted && rows > LITTLE) {
            if (rested) {
                turns.take(PATIENCE_IN_BETWEEN);
            } else {
                leave();
                turns.take();
            }
            admitted = true;
        }
    }

    /** Adds work that turned out to be necessary. */
    void add(long more) {
        rows += more;
    }

    @PreDestroy
    void end() {
        leave();
        if (admitted) {
            turns.giveBack();
        }
    }

    private void leave() {
        atEnd.forEach(Runnable::run);
        atEnd.clear();
    }
}
