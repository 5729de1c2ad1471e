package dev.packit.stats.push;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether metrics can be pushed, by whom, and how many. */
@ConfigMapping(prefix = "packit.push")
interface PushConfig {

    /** Whether pushes are accepted and kept here. */
    @WithDefault("false")
    boolean enabled();

    /** The address of the instance that keeps pushes, to which they are passed on from here. */
    Optional<URI> forwardTo();

    /** Maximum memory for all pushes that are waiting to be passed on. */
    @WithDefault("16M")
    MemorySize heldSize();

    /** How long a push may wait to be passed on before it is given up. */
    @WithDefault("10m")
    Duration heldAge();

    /** For how long waiting pushes are still passed on while the application stops. */
    @WithDefault("60s")
    Duration drain();

    /** The bearer token required for a push. If neither this nor {@link #user} is set, no credentials are required. */
    Optional<String> token();

    /** User name for basic authentication, together with {@link #password}. */
    Optional<String> user();

    /** Password for basic authentication, together with {@link #user}. */
    Optional<String> password();

    /** Where pushed metrics are stored: a persistent volume to which no other process writes. */
    Path folder();

    /** Maximum size of one push, after decompression. */
    @WithDefault("1M")
    MemorySize body();

    /** How long a push may take to arrive. */
    @WithDefault("10s")
    Duration deadline();

    /** Maximum number of stored samples. A histogram has one for each bucket and two more. */
    @WithDefault("10000")
    int series();

    /** Maximum size of the stored metrics in a scrape. */
    @WithDefault("4M")
    MemorySize text();

    /** Maximum number of labels in addresses for which the time of the last push is kept. */
    @WithDefault("1000")
    int groups();

    /** After how long without a push the series of a host are folded into one with those of others. */
    @WithDefault("1d")
    Duration vanished();

    /** Names of metrics that are dropped begin with one of these. */
    @WithDefault("process_,python_")
    Optional<List<String>> dropped();

    /** Whether quantiles of summaries are dropped rather than refused. */
    @WithDefault("true")
    boolean dropQuantiles();

    /** Maximum number of labels per series, including those in the address. */
    @WithDefault("12")
    int labels();

    /** Maximum number of characters in the name of a metric or label. */
    @WithDefault("200")
    int nameLength();

    /** Maximum number of characters in a label value or help text. */
    @WithDefault("1000")
    int valueLength();

    /**
     * What is stored, and how much of it.
     *
     * @param series number of samples
     * @param text number of characters in a scrape
     * @param labels number of labels per series
     * @param nameLength number of characters in a metric or label name
     * @param valueLength number of characters in a label value or help text
     * @param groups number of labels in addresses
     * @param dropQuantiles whether to drop quantiles rather than to refuse them
     * @param vanished after how long without a push a host has vanished
     */
    record Limits(
            int series,
            long text,
            int labels,
            int nameLength,
            int valueLength,
            int groups,
            boolean dropQuantiles,
            Duration vanished) {

        /** For stored metrics, which were accepted earlier, possibly under other limits. */
        static final Limits NONE = new Limits(
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                0,
                false,
                Duration.ZERO);

        static Limits of(PushConfig config) {
            return new Limits(
                    config.series(),
                    config.text().asLongValue(),
                    config.labels(),
                    config.nameLength(),
                    config.valueLength(),
                    config.groups(),
                    config.dropQuantiles(),
                    config.vanished());
        }
    }
}
