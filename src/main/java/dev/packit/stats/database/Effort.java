package dev.packit.stats.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

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

    @Inject
    Turns turns;

    private Runnable leave = () -> {};
    private boolean limited;
    private boolean admitted;
    private long rows;

    /**
     * Says that the request holds a place among those that are being answered. It does not while it waits for its turn, nor
     * afterwards, so that expensive questions take no places from others.
     *
     * @param leaving leaves the place, if that has not been done
     */
    public void holds(Runnable leaving) {
        leave = leaving;
    }

    /** Limits this request. Work in the background, such as that of the copy in memory, never is. */
    public void limit() {
        limited = true;
    }

    /**
     * Announces work that is about to be done.
     *
     * @param more rows, or work that takes as long
     * @throws TooBusy if too many others are at expensive questions
     */
    public void expect(long more) {
        rows += more;
        if (limited && !admitted && rows > LITTLE) {
            leave.run();
            turns.take();
            admitted = true;
        }
    }

    /** Adds work that turned out to be necessary. */
    void add(long more) {
        rows += more;
    }

    @PreDestroy
    void end() {
        leave.run();
        if (admitted) {
            turns.giveBack();
        }
    }
}
