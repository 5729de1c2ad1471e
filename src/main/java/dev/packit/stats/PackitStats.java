package dev.packit.stats;

import dev.packit.stats.demo.DemoDatabase;
import dev.packit.stats.web.request.AddressEncoding;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the application: on the database that Packit's own variables name, or else on a demo. */
@QuarkusMain
public class PackitStats {

    /** Any source of configuration will do: the environment, a system property, {@code .env}, application.properties. */
    private static final String HOST = "POSTGRESQL_HOST";

    public static void main(String... arguments) {
        // A live reload comes here again, and finds the demo that it has started before.
        if (ConfigProvider.getConfig().getOptionalValue(HOST, String.class).isEmpty()) {
            useDemo();
        }
        if (Boolean.getBoolean("packit-stats.ends-with-parent")) {
            endWithParent();
        }
        System.setProperty(AddressEncoding.LEFT_TO_US, "true");
        Quarkus.run(arguments);
    }

    /** Maven waits for the demo it has started ({@code -Pdemo}), but killing Maven would leave it running. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    /** As it lives as long as the JVM, nothing else need know of it. */
    private static void useDemo() {
        DemoDatabase demo = DemoDatabase.start(Clock.systemUTC());
        System.setProperty(HOST, "127.0.0.1");
        System.setProperty("POSTGRESQL_PORT", Integer.toString(demo.port()));
        System.setProperty("POSTGRESQL_DATABASE", demo.database());
        System.setProperty("POSTGRESQL_USER", demo.user());
        System.setProperty("POSTGRESQL_PASSWORD", demo.password());
        System.setProperty("packit.demo", "true");
    }
}
