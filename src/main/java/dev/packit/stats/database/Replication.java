package dev.packit.stats.database;

/** SQL about the server that is read. */
public final class Replication {

    /**
     * How far a standby is behind its primary, in seconds; null for a primary. One that has replayed all that it has received is
     * up to date, unless it receives nothing because the primary is away.
     */
    public static final String LAG_SECONDS = """
            case when not pg_is_in_recovery() then null
                when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver) then 0
                else greatest(0, extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()))
            end""";

    private Replication() {}
}
