package dev.packit.stats.demo.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A year of what Packit might have done for some sixty projects, made up: all kinds of job, of trigger and of status,
 * releases followed from upstream to Fedora's users, and the oddities that Packit's own database has.
 */
public final class DemoData {

    final Rows rows;

    private DemoData(Rows rows) {
        this.rows = rows;
    }

    /**
     * Makes up the data; the same for the same arguments.
     *
     * @param now when the data are looked at: jobs run, nothing has been submitted or has ended after
     */
    public static DemoData generate(long seed, Instant now) {
        Rows rows = new Rows();
        Chance chance = new Chance(seed);
        World world = new World(
                now,
                rows,
                new Timeline(now),
                chance,
                new Infrastructure(now, chance),
                new Texts(),
                new Counters(chance));
        new Year(world).pass();
        return new DemoData(rows);
    }

    /** Loads everything into the empty tables of Packit's schema. */
    public void loadInto(Connection connection) throws SQLException {
        try {
            rows.copyInto(connection);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
