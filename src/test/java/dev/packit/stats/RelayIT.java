package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Workers push without a pause to an application that passes their pushes on, while the one that keeps them is stopped, killed and
 * started again, and at last the first one is stopped, too: everything that was accepted is counted exactly once.
 */
class RelayIT {

    private static final int WORKERS = 4;

    /** How many pushes there are at least in each of five situations. */
    private static final int EACH_TIME = 240;

    /** A few hundred pushes per second, each of which takes the receiver some milliseconds. */
    private static final int PAUSE_MS = 10;

    private static final String PUSH = """
            # TYPE relayed_total counter
            relayed_total 1
            # TYPE relayed_seconds histogram
            relayed_seconds_bucket{le="1.0"} 1
            relayed_seconds_bucket{le="+Inf"} 1
            relayed_seconds_sum 0.5
            relayed_seconds_count 1
            """;

    /** Of a push, in bytes. */
    private static final int LARGEST = 10_000;

    private static final Pattern SUM = Pattern.compile("(?m)^relayed_total\\{job=\"worker-\\d\"} (\\d+)\\.0$");

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final int port = ChildProcess.freePort();
    private final String folder = OnDisk.freshFolder();

    private Map<String, String> variables;
    private PackagedApplication relay;
    private PackagedApplication receiver;

    @BeforeEach
    void start() throws Exception {
        variables = new HashMap<>(new PackitDatabase().start());
        receiver = receiver(1);
        Map<String, String> relaying = new HashMap<>(variables);
        relaying.put("PACKIT_PUSH_FORWARD_TO", "http://127.0.0.1:" + port);
        // a slow machine may take long to start the other one, and push often meanwhile
        relaying.put("PACKIT_PUSH_HELD_SIZE", "64M");
        relaying.put("PACKIT_PUSH_HELD_AGE", "1h");
        relaying.put("PACKIT_PUSH_DRAIN", "150s");
        relaying.put("PACKIT_PUSH_BODY", Integer.toString(LARGEST));
        relaying.put("PACKIT_MONITORING_EXPOSED", "false");
        relay = PackagedApplication.start(Path.of("target"), "relay", relaying);
        relay.awaitReadiness();
        receiver.awaitReadiness();
    }

    private PackagedApplication receiver(int start) throws Exception {
        Map<String, String> receiving = new HashMap<>(variables);
        receiving.put("PACKIT_PUSH_ENABLED", "true");
        receiving.put("PACKIT_PUSH_FOLDER", folder);
        return PackagedApplication.start(Path.of("target"), "relay-receiver-" + start, port, receiving);
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        relay.close();
        receiver.close();
    }

    @Test
    void noPushIsLostOrCountedTwice() throws Exception {
        pushWhile(() -> false);
        Eventually.holds(() -> assertThat(relay.get("/metrics"))
                .contains("packit_push_relay_pushes_total{result=\"accepted\",} 240.0"));

        receiver.terminate();
        pushWhile(receiver::isRunning);
        receiver = receiver(2);
        pushWhile(() -> !isReady(receiver));

        List<Future<?>> meanwhile = pushing(() -> receiver.isRunning());
        receiver.close();
        await(meanwhile);
        pushWhile(() -> false);
        assertThat(relay.get("/metrics")).containsPattern("(?m)^packit_push_relay_held [1-9]");
        Eventually.holds(() -> assertThat(relay.get("/status"))
                .containsPattern(
                        "Pushed metrics have been held for \\d+ s, because the receiving instance is not accepting"));

        relay.terminate();
        receiver = receiver(3).awaitReadiness();
        assertThat(relay.exitCode()).isEqualTo(143);

        assertThat(answers).hasSizeGreaterThanOrEqualTo(5 * EACH_TIME).containsOnly(202);
        assertThat(sum()).isEqualTo(answers.size());
        assertThat(relay.log()).noneMatch(line -> line.contains(" ERROR "));
    }

    @Test
    void whatTheRelayRefusesIsCounted() throws Exception {
        assertThat(relay.push("/metrics/job/worker", "#".repeat(LARGEST + 1))).isEqualTo(413);

        assertThat(relay.get("/metrics")).contains("packit_push_relay_pushes_total{result=\"refused\",} 1.0");
    }

    private int sum() throws Exception {
        Matcher series = SUM.matcher(receiver.get("/metrics"));
        int sum = 0;
        while (series.find()) {
            sum += Integer.parseInt(series.group(1));
        }
        return sum;
    }

    private void pushWhile(Condition condition) throws Exception {
        await(pushing(condition));
    }

    /** Every worker pushes so often, and then for as long as the condition holds. */
    private List<Future<?>> pushing(Condition condition) {
        List<Future<?>> all = new ArrayList<>();
        AtomicInteger pushes = new AtomicInteger();
        for (int i = 0; i < WORKERS; i++) {
            String path = "/metrics/job/worker-" + i;
            all.add(workers.submit(() -> {
                while (pushes.incrementAndGet() <= EACH_TIME || condition.holds()) {
                    answers.add(relay.push(path, PUSH));
                    Thread.sleep(PAUSE_MS);
                }
                return null;
            }));
        }
        return all;
    }

    private static void await(List<Future<?>> all) throws Exception {
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static boolean isReady(PackagedApplication application) throws InterruptedException {
        try {
            return application.status("/-/ready") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }
}
