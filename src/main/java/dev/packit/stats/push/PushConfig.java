package dev.packit.stats.push;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Whether metrics can be pushed, by whom, and how many. */
@ConfigMapping(prefix = "packit.push")
interface PushConfig {

    /** Whether anything is taken at all. */
    @WithDefault("false")
    boolean enabled();

    /** What whoever pushes has to send as a bearer token; if neither this nor {@link #user} is set, nobody is asked. */
    Optional<String> token();

    /** Together with {@link #password}, what is taken as basic authentication. */
    Optional<String> user();

    /** Together with {@link #user}. */
    Optional<String> password();

    /** Where what was pushed is kept: a volume that outlives this process, and that no other one writes to. */
    Path folder();

    /** The most of one push, after it was inflated. */
    @WithDefault("1M")
    MemorySize body();

    /** The most lines with a value that are held: a histogram has one for each bucket, and two more. */
    @WithDefault("10000")
    int series();

    /** The most text that is held, as a scrape has it. */
    @WithDefault("4M")
    MemorySize text();

    /** The most labels that one series has, those of the address among them. */
    @WithDefault("12")
    int labels();

    /** The most characters in the name of a metric or a label. */
    @WithDefault("200")
    int nameLength();

    /** The most characters in the value of a label, or in the help of a metric. */
    @WithDefault("1000")
    int valueLength();
}
