package dev.packit.stats.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Readers who do not wait for each other: pages are asked for at a given rate, whether or not earlier ones have been answered,
 * and each is measured from when it was due, so that a delay counts for all who would have come during it.
 */
final class OpenLoop {

    private static final long SEED = 15;
    private static final int SECONDS = 15;
    private static final int LOWEST = 25;

    /** A rate is too high if fewer than this share of its pages come in time, or their p99 is longer than this. */
    private static final double KEPT_UP = 0.95;

    private static final double LONGEST = 1_000;

    private final Client client;
    private final Random random = new Random(SEED);
    private final List<Part> mix = new ArrayList<>();

    OpenLoop(Client client) {
        this.client = client;
    }

    /** @param percent of all pages */
    private record Part(int percent, List<String> pages) {}

    private record Result(int rate, double answered, Histogram times, int failed) {

        double milliseconds(double percentile) {
            return times.getValueAtPercentile(percentile) / 1e6;
        }

        boolean isTooMuch() {
            return answered < rate * KEPT_UP || milliseconds(99) > LONGEST;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.0f | %.1f | %.1f | %.1f | %d |%n",
                    rate,
                    answered,
                    milliseconds(50),
                    milliseconds(99),
                    milliseconds(99.9),
                    failed);
        }
    }

    /** Doubles the rate until it is too high, and returns the results as a table. */
    String run() throws IOException, InterruptedException {
        collect();
        StringBuilder table = new StringBuilder("""

                | asked per second | answered per second | p50 ms | p99 ms | p99.9 ms | failed |
                |---:|---:|---:|---:|---:|---:|
                """);
        Result last;
        int rate = LOWEST;
        do {
            last = at(rate);
            table.append(last.row());
            rate *= 2;
        } while (!last.isTooMuch());
        return table.toString();
    }

    /** What readers ask for: mostly jobs, to which comments lead, and of these as many failed ones as others. */
    private void collect() throws IOException, InterruptedException {
        mix.add(new Part(30, jobs("?outcome=failed&limit=100")));
        mix.add(new Part(30, jobs("?limit=100")));
        mix.add(new Part(15, urls("/pipeline?limit=100")));
        List<String> projects = urls("/projects?limit=25");
        List<String> around = new ArrayList<>(projects);
        for (String project : projects) {
            around.addAll(urls(project + "/-/pull-requests"));
        }
        mix.add(new Part(10, around));
        mix.add(new Part(
                10,
                List.of(
                        JobKind.COPR.listPath(),
                        JobKind.TESTING_FARM.listPath(),
                        JobKind.COPR.listPath() + "?outcome=failed",
                        "/pipeline",
                        "/pipeline?outcome=failed",
                        "/projects")));
        List<String> figures =
                new ArrayList<>(List.of("/", "/status", "/statistics?period=month", "/usage?period=month"));
        projects.forEach(
                project -> figures.add(project.replace("/projects/", "/badge/") + "/" + JobKind.COPR.slug() + ".svg"));
        mix.add(new Part(5, figures));
    }

    private List<String> jobs(String query) throws IOException, InterruptedException {
        List<String> jobs = new ArrayList<>();
        for (JobKind kind : List.of(JobKind.COPR, JobKind.TESTING_FARM)) {
            for (JsonNode job : client.items(kind.listPath() + query)) {
                jobs.add(kind.detailPath(job.get("id").asLong()));
            }
        }
        return jobs;
    }

    private List<String> urls(String list) throws IOException, InterruptedException {
        List<String> urls = new ArrayList<>();
        for (JsonNode item : client.items(list)) {
            // a project's is on its forge
            urls.add(
                    item.has("repo")
                            ? "/projects/%s/%s/%s"
                                    .formatted(
                                            item.get("forge").asText(),
                                            item.get("namespace").asText(),
                                            item.get("repo").asText())
                            : item.has("url")
                                    ? URI.create(item.get("url").asText()).getRawPath()
                                    : "/pipeline/" + item.get("id"));
        }
        return urls;
    }

    private String next() {
        int percent = random.nextInt(100);
        for (Part part : mix) {
            percent -= part.percent;
            if (percent < 0) {
                return part.pages.get(random.nextInt(part.pages.size()));
            }
        }
        throw new IllegalStateException("The parts of the mix are not 100%");
    }

    private Result at(int rate) throws InterruptedException {
        int count = rate * SECONDS;
        Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + Duration.ofSeconds(i).toNanos() / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            client.ask(next()).whenComplete((answer, failure) -> {
                times.recordValue(System.nanoTime() - due);
                if (failure != null || answer.statusCode() != 200) {
                    failed.incrementAndGet();
                }
                answered.countDown();
            });
        }
        answered.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(rate, count / seconds, times, failed.get());
    }
}
