package dev.packit.stats.packit;

/** What Packit owes to whoever waits for a change to be checked. Its objectives are about these. */
public enum Duty {
    BUILD,
    TEST
}
