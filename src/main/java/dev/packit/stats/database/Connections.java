package dev.packit.stats.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.security.SimplePassword;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.hostchooser.GlobalHostStatusTracker;
import org.postgresql.hostchooser.HostStatus;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * The pool's connections, and connections besides it, which tell whether a server still answers. A query may rightly take
 * seconds, so its own silence proves nothing.
 */
@ApplicationScoped
class Connections implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    /** How long the server may work for us before we ask it whether it does. */
    private static final long DOUBTFUL = Duration.ofSeconds(1).toNanos();

    private static final String WORKING = """
            select pid from pg_stat_activity where usename = current_user and state is distinct from 'idle'
            """;

    private static final long UNUSED = Long.MAX_VALUE;

    @Inject
    Instance<AgroalDataSource> dataSource;

    /** How long an answer may take that needs no work, in seconds. */
    @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout")
    int patience;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int most;

    @Inject
    DatabaseConfig config;

    /** When they were taken from the pool. */
    private final Map<PgConnection, Long> usedSince = new ConcurrentHashMap<>();

    private volatile boolean wereAny;

    @Override
    public void onConnectionCreate(Connection connection) {
        withDriver(connection, created -> {
            usedSince.put(created, UNUSED);
            wereAny = true;
            // until now, this has limited each step of the login
            created.setNetworkTimeout(Runnable::run, (int)
                    config.longestQuery().plusSeconds(patience).toMillis());
        });
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        withDriver(connection, acquired -> usedSince.put(acquired, System.nanoTime()));
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        withDriver(connection, returned -> usedSince.put(returned, UNUSED));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        withDriver(connection, usedSince::remove);
    }

    private interface Action {
        void on(PgConnection connection) throws SQLException;
    }

    /** The pool hands out wrappers, a new one each time, and a connection that is closed cannot be unwrapped. */
    private void withDriver(Connection wrapper, Action action) {
        try {
            action.on(wrapper.unwrap(PgConnection.class));
        } catch (SQLException closed) {
            LOG.debug("Forgetting connections that are closed", closed);
            usedSince.keySet().removeIf(Connections::isClosed);
        }
    }

    private static boolean isClosed(PgConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HostSpec host(PgConnection connection) {
        return connection.getQueryExecutor().getHostSpec();
    }

    /** Whether the pool has connections, which may be returned to it soon. */
    boolean any() {
        return usedSince.keySet().stream().anyMatch(connection -> !isClosed(connection));
    }

    /** Whether the pool has ever had a connection. Opening the first one takes longer. */
    boolean wereAny() {
        return wereAny;
    }

    /** Lets queries wait for a connection that is returned, because the server opens no further ones. */
    void stopGrowing() {
        if (any()) {
            pool().setMaxSize(usedSince.size());
        }
    }

    /** Lets the pool open connections again. */
    void grow() {
        pool().setMaxSize(most);
    }

    /** The hosts that queries can go to. */
    List<HostSpec> hosts() {
        Properties url = Driver.parseURL(factory().jdbcUrl(), null);
        String[] hosts = PGProperty.PG_HOST.getOrDefault(url).split(",");
        String[] ports = PGProperty.PG_PORT.getOrDefault(url).split(",");
        return IntStream.range(0, hosts.length)
                .mapToObj(i -> new HostSpec(hosts[i], Integer.parseInt(ports[i])))
                .toList();
    }

    /**
     * Asks a host whether it works on what we have asked it over the pool's connections, and drops those of which it knows
     * nothing, since there will be no answer on them.
     *
     * @return whether the host answers
     */
    boolean answers(HostSpec host) {
        long now = System.nanoTime();
        try (Connection beside = open(host);
                Statement statement = beside.createStatement();
                ResultSet rows = statement.executeQuery(WORKING)) {
            Set<Integer> working = new HashSet<>();
            while (rows.next()) {
                working.add(rows.getInt(1));
            }
            drop(connection -> host(connection).equals(host)
                    && now - usedSince.getOrDefault(connection, UNUSED) > DOUBTFUL
                    && !working.contains(connection.getBackendPID()));
            return true;
        } catch (SQLException failure) {
            return !isSilence(failure);
        }
    }

    /** A refusal is an answer, and a name that cannot be resolved says nothing about the connections that there are. */
    private static boolean isSilence(SQLException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(failure.getSQLState()).startsWith("08")
                && !(cause instanceof ConnectException)
                && !(cause instanceof UnknownHostException);
    }

    /** Drops all connections to a host, so that the queries and logins on them fail at once, and goes to others for a while. */
    void drop(HostSpec host) {
        GlobalHostStatusTracker.reportHostStatus(host, HostStatus.ConnectFail);
        drop(connection -> host(connection).equals(host));
        try {
            Sockets.close(host);
        } catch (IOException closed) {
            LOG.debug("The connection is closed already", closed);
        }
    }

    private void drop(Predicate<PgConnection> doomed) {
        for (PgConnection connection : usedSince.keySet()) {
            if (doomed.test(connection)) {
                LOG.warnf("Dropping a connection to %s, which does not answer", host(connection));
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException closed) {
                    LOG.debug("The connection is closed already", closed);
                }
            }
        }
    }

    /** Opens and closes a connection as the pool would open it. */
    void open() throws SQLException {
        open(factory().jdbcUrl(), properties()).close();
    }

    /** Opens a connection to one host, whatever its role. The driver's own limits are for single steps of the login. */
    private Connection open(HostSpec host) throws SQLException {
        Properties properties = properties();
        PGProperty.TARGET_SERVER_TYPE.set(properties, "any");
        PGProperty.LOGIN_TIMEOUT.set(properties, patience);
        String url = factory().jdbcUrl().replaceFirst("//[^/]*/", "//%s:%d/".formatted(host.getHost(), host.getPort()));
        return open(url, properties);
    }

    private static Connection open(String url, Properties properties) throws SQLException {
        return Objects.requireNonNull(new Driver().connect(url, properties), url);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(factory().jdbcProperties());
        properties.setProperty("user", factory().principal().getName());
        for (Object credential : factory().credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.setProperty("password", password.getWord());
            }
        }
        return properties;
    }

    private AgroalConnectionPoolConfiguration pool() {
        return dataSource.get().getConfiguration().connectionPoolConfiguration();
    }

    private AgroalConnectionFactoryConfiguration factory() {
        return pool().connectionFactoryConfiguration();
    }
}
