package dev.packit.stats.packit;

/** The kinds of work that Packit's objectives cover, because people wait for their results. */
public enum Duty {
    BUILD,
    TEST
}
