package dev.packit.stats.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the SQL of what is read in the background, over and over again: on a host of its own if there is one, so that the
 * primary has no work with it, else where pages are read, too.
 */
@ApplicationScoped
@Typed(MirrorSql.class)
public class MirrorSql extends Sql {

    static final String NAME = "mirror";

    @Inject
    @DataSource(NAME)
    Instance<AgroalDataSource> mirror;

    @Inject
    Config config;

    @ConfigMapping(prefix = "packit.mirror")
    interface Config {

        /** The host to read from; none for the one that pages are read from. */
        Optional<String> host();
    }

    /** Whether a host of its own is read. It may be away while pages can be read, which must not wait for it then. */
    public boolean isElsewhere() {
        return config.host().isPresent();
    }

    /** How far the host that is read is behind its primary, in seconds; null if it is a primary. */
    public @Nullable Double lagSeconds() {
        return first("select %s as lag".formatted(Replication.LAG_SECONDS), Map.of(), row -> row.decimal("lag"));
    }

    @Override
    boolean isForAll() {
        return true;
    }

    @Override
    Connection connect() throws SQLException {
        return isElsewhere() ? mirror.get().getConnection() : super.connect();
    }

    @Override
    <T> List<T> attempt(Supplier<List<T>> query) {
        return isElsewhere() ? attempts.readElsewhere(query) : super.attempt(query);
    }
}
