package dev.packit.stats;

import dev.packit.stats.web.request.AddressEncoding;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.logging.LoggingSetupRecorder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Starts the application with the database given by Packit's environment variables, or with a demo if that is requested.
 * Without either it refuses to start, so that a forgotten variable does not lead to made-up data being shown.
 */
@QuarkusMain
public class PackitStats {

    private static final Logger LOG = Logger.getLogger(PackitStats.class);

    /** Loaded by name, because the production build does not contain it. */
    private static final String DEMO = "dev.packit.stats.demo.Demo";

    /** Set in development; see pom.xml. */
    private static final String DEMO_BY_DEFAULT = "packit-stats.demo-by-default";

    /** Set once the demo is running, because a live reload runs {@link #main} again in the same JVM. */
    private static final String DEMO_RUNS = "packit-stats.demo-runs";

    public static void main(String... arguments) {
        if (!Boolean.getBoolean(DEMO_RUNS)) {
            chooseDatabase();
        }
        System.setProperty(AddressEncoding.LEFT_TO_US, "true");
        Quarkus.run(arguments);
    }

    private static void chooseDatabase() {
        // Reads any source of configuration: the environment, system properties, .env, application.properties.
        Config config = ConfigProvider.getConfig();
        boolean database =
                config.getOptionalValue("POSTGRESQL_HOST", String.class).isPresent();
        boolean demo = config.getOptionalValue("packit.demo", Boolean.class)
                .orElse(!database && Boolean.getBoolean(DEMO_BY_DEFAULT));
        if (database && demo) {
            refuse("POSTGRESQL_HOST and PACKIT_DEMO are both set. Unset PACKIT_DEMO to use the database,"
                    + " or POSTGRESQL_HOST to run the demo.");
        } else if (demo) {
            startDemo();
        } else if (!database) {
            refuse("POSTGRESQL_HOST is not set. Set it to the host of Packit's database, "
                    + (hasDemo()
                            ? "or set PACKIT_DEMO=true to run a demo with made-up data."
                            : "or run a demo with made-up data from source with ./mvnw -Pdemo."));
        }
    }

    private static boolean hasDemo() {
        try {
            Class.forName(DEMO, false, PackitStats.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException leftOut) {
            return false;
        }
    }

    private static void startDemo() {
        try {
            Class<?> demo = Class.forName(DEMO);
            demo.asSubclass(Runnable.class).getConstructor().newInstance().run();
            System.setProperty(DEMO_RUNS, "true");
        } catch (ClassNotFoundException leftOut) {
            refuse("PACKIT_DEMO is set, but the production build contains no demo. Set POSTGRESQL_HOST to the host of"
                    + " Packit's database, or run the demo from source with ./mvnw -Pdemo.");
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void refuse(String reason) {
        LOG.error(reason);
        // Log messages are buffered until the application has configured logging, which will not happen any more.
        LoggingSetupRecorder.handleFailedStart();
        System.exit(1);
    }
}
