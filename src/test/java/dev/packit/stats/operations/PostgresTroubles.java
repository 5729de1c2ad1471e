package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What clients of PostgreSQL can do wrong. */
final class PostgresTroubles implements AutoCloseable {

    private final String database;
    private final List<Connection> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    PostgresTroubles(String database) {
        this.database = database;
    }

    private Connection connect() throws SQLException {
        Connection connection = PackitDatabase.connect(database);
        synchronized (open) {
            open.add(connection);
        }
        return connection;
    }

    void run(String sql) throws SQLException {
        try (Connection connection = PackitDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Keeps a transaction open, for whose lock others wait. */
    void blockOthers(int others) throws SQLException {
        Connection holder = connect();
        holder.setAutoCommit(false);
        holder.createStatement().execute("select pg_advisory_xact_lock(7)");
        for (int i = 0; i < others; i++) {
            Connection waiter = connect();
            threads.submit(() -> waiter.createStatement().execute("select pg_advisory_lock(7)"));
        }
    }

    /** Takes a part of all locks for which there is room. */
    void takeLocks(double part) throws SQLException {
        connect().createStatement().execute("""
                select pg_advisory_lock(100 + number)
                from generate_series(1, (current_setting('max_locks_per_transaction')::int
                    * current_setting('max_connections')::int * %s)::int) as number""".formatted(part));
    }

    /** Opens connections until a part of all that the server allows are in use. */
    void takeConnections(double part) throws SQLException {
        boolean isEnough = false;
        while (!isEnough) {
            try (Statement statement = connect().createStatement();
                    var answer = statement.executeQuery("""
                            select count(*) > current_setting('max_connections')::int * %s
                            from pg_stat_activity where backend_type = 'client backend'""".formatted(part))) {
                answer.next();
                isEnough = answer.getBoolean(1);
            }
        }
    }

    void rollBack(int times) throws SQLException {
        try (Connection connection = PackitDatabase.connect(database)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < times; i++) {
                connection.createStatement().execute("select 1");
                connection.rollback();
            }
        }
    }

    /** Two transactions, each of which waits for the other one. */
    void deadlock() throws Exception {
        try (Connection one = PackitDatabase.connect(database);
                Connection other = PackitDatabase.connect(database)) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            one.createStatement().execute("select pg_advisory_xact_lock(1)");
            other.createStatement().execute("select pg_advisory_xact_lock(2)");
            var waiting = threads.submit(() -> lock(one, 2));
            lock(other, 1);
            waiting.get();
        }
    }

    private static void lock(Connection connection, int number) {
        try {
            connection.createStatement().execute("select pg_advisory_xact_lock(%d)".formatted(number));
        } catch (SQLException deadlock) {
            rollBack(connection);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Leaves dead rows in a table that autovacuum may not clean. */
    void leaveDeadRows(int number) throws SQLException {
        run("""
                create table neglected (id int) with (autovacuum_enabled = false);
                insert into neglected select generate_series(1, %d);
                delete from neglected""".formatted(number));
    }

    /** Creates a table that is larger than the server's cache. */
    void createWideTable() throws SQLException {
        run("create unlogged table wide as select repeat('x', 1900) as text from generate_series(1, 100000)");
    }

    /** Reads all of it, mostly from disk. */
    void readWideTable() throws SQLException {
        run("select count(*) from wide; select pg_sleep(1)");
    }

    /** Removes the dead rows of a table, as soon as no transaction is open any more that could still see them. */
    void vacuum(String table) {
        Eventually.holds(() -> {
            run("vacuum " + table);
            assertThat(deadRows(table)).isZero();
        });
    }

    private long deadRows(String table) throws SQLException {
        try (Connection connection = PackitDatabase.connect(database);
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select n_dead_tup from pg_stat_user_tables where relname = '%s'".formatted(table))) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Ends all sessions that were opened here. The server notices later, and those that wait for a lock after they got it. */
    void letGo() throws SQLException {
        synchronized (open) {
            for (Connection connection : open) {
                connection.abort(Runnable::run);
            }
            open.clear();
        }
    }

    @Override
    public void close() throws SQLException {
        letGo();
        threads.shutdownNow();
    }
}
