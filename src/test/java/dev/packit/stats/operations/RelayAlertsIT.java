package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.PackagedApplication;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Like {@link AlertsByCauseIT}, for an application that passes pushes on to one that is not there. */
@Programs.Needed("prometheus")
class RelayAlertsIT {

    private final int receiverPort = ChildProcess.freePort();
    private final int relayPort = ChildProcess.freePort();
    private @Nullable HttpServer receiver;

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.stop(0);
        }
    }

    @Test
    void pushesAreHeldUntilThereIsNoRoom(@TempDir Path folder) throws Exception {
        Map<String, String> variables = new HashMap<>(new PackitDatabase().start());
        variables.put("PACKIT_PUSH_FORWARD_TO", "http://127.0.0.1:" + receiverPort);
        // of a few pushes
        variables.put("PACKIT_PUSH_HELD_SIZE", "5000");
        try (PackagedApplication relay =
                        PackagedApplication.start(Path.of("target"), "relay-alerts", relayPort, variables);
                PrometheusServer prometheus = PrometheusServer.start(
                        folder, List.of(ShortRules.in(folder)), new PrometheusServer.Ports(1, relayPort, null))) {
            relay.awaitReadiness();
            prometheus.await("sum(packit_push_relay_pushes_total)", "0");
            FiredAlerts alerts = new FiredAlerts(prometheus);

            alerts.fireAndResolve(Trouble.of("PackitPushesHeld", "PackitPushesLost")
                    .meanwhile(() -> assertThat(relay.push("/metrics/job/worker", "pushed_total 1\n"))
                            .isIn(202, 503))
                    .mend(this::receive));

            assertThat(alerts.fired()).containsExactly("PackitPushesHeld", "PackitPushesLost");
        }
    }

    private void receive() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiverPort), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        receiver.start();
    }
}
