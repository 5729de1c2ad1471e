package dev.packit.stats;

import dev.packit.stats.web.request.AddressEncoding;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.logging.LoggingSetupRecorder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Starts the application on the database that Packit's own variables name, or on a demo where that is asked for. Without
 * either it does not start: a forgotten variable must not show invented data.
 */
@QuarkusMain
public class PackitStats {

    private static final Logger LOG = Logger.getLogger(PackitStats.class);

    /** Found by name, since the production build leaves it out. */
    private static final String DEMO = "dev.packit.stats.demo.Demo";

    /** Set where the application is developed: see pom.xml. */
    private static final String DEMO_BY_DEFAULT = "packit-stats.demo-by-default";

    /** A live reload runs {@link #main} again in the same JVM, where the demo of the first time still runs. */
    private static final String DEMO_RUNS = "packit-stats.demo-runs";

    public static void main(String... arguments) {
        if (!Boolean.getBoolean(DEMO_RUNS)) {
            chooseDatabase();
        }
        System.setProperty(AddressEncoding.LEFT_TO_US, "true");
        Quarkus.run(arguments);
    }

    private static void chooseDatabase() {
        // Any source will do: the environment, a system property, .env, application.properties.
        Config config = ConfigProvider.getConfig();
        boolean database =
                config.getOptionalValue("POSTGRESQL_HOST", String.class).isPresent();
        boolean demo = config.getOptionalValue("packit.demo", Boolean.class)
                .orElse(!database && Boolean.getBoolean(DEMO_BY_DEFAULT));
        if (database && demo) {
            refuse("POSTGRESQL_HOST and PACKIT_DEMO are both set: unset PACKIT_DEMO to show the data of the database,"
                    + " or POSTGRESQL_HOST to show a demo.");
        } else if (demo) {
            startDemo();
        } else if (!database) {
            refuse("POSTGRESQL_HOST is not set: set it to the host of Packit's database,"
                    + " or set PACKIT_DEMO=true to show a demo with made-up data.");
        }
    }

    private static void startDemo() {
        try {
            Class<?> demo = Class.forName(DEMO);
            demo.asSubclass(Runnable.class).getConstructor().newInstance().run();
            System.setProperty(DEMO_RUNS, "true");
        } catch (ClassNotFoundException leftOut) {
            refuse(
                    "PACKIT_DEMO is set, but the production build has no demo: set POSTGRESQL_HOST to the host of Packit's"
                            + " database instead, or run the demo from the sources with ./mvnw -Pdemo.");
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void refuse(String reason) {
        LOG.error(reason);
        // Messages are held back until the application configures the log, which it never will.
        LoggingSetupRecorder.handleFailedStart();
        System.exit(1);
    }
}
