package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/** Properties that only some kinds have. */
record Traits(
        String condition,
        @Nullable ReleaseStep step,
        @Nullable Duty duty,
        Retries retries) {

    static final Traits PLAIN = new Traits("true", null, null, Retries.NONE);

    Traits where(String condition) {
        return new Traits(condition, step, duty, retries);
    }

    Traits withStep(ReleaseStep step) {
        return new Traits(condition, step, duty, retries);
    }

    Traits withDuty(Duty duty) {
        return new Traits(condition, step, duty, retries);
    }

    Traits withRetries(Retries retries) {
        return new Traits(condition, step, duty, retries);
    }
}
