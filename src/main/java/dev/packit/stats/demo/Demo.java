package dev.packit.stats.demo;

import java.time.Clock;

/** Lets the application read a {@link DemoDatabase}, which lasts as long as the JVM. */
public final class Demo implements Runnable {

    @Override
    public void run() {
        if (Boolean.getBoolean("packit-stats.ends-with-parent")) {
            endWithParent();
        }
        DemoDatabase demo = DemoDatabase.start(Clock.systemUTC());
        System.setProperty("POSTGRESQL_HOST", "127.0.0.1");
        System.setProperty("POSTGRESQL_PORT", Integer.toString(demo.port()));
        System.setProperty("POSTGRESQL_DATABASE", demo.database());
        System.setProperty("POSTGRESQL_USER", demo.user());
        System.setProperty("POSTGRESQL_PASSWORD", demo.password());
        System.setProperty("packit.demo", "true");
        // there is no other instance that could take over
        System.setProperty("quarkus.shutdown.delay", "0S");
    }

    /** Maven waits for the demo it has started ({@code -Pdemo}), but killing Maven would leave it running. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
