package dev.packit.stats.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Something that goes wrong, so that alerts fire, until it is mended.
 *
 * @param alerts the names of alerts, with a severity if there are several of the same name: {@code PackitX/page}
 * @param meanwhile done again and again until it is mended
 */
record Trouble(List<String> alerts, Step bring, Step meanwhile, Step mend) {

    interface Step {
        void run() throws Exception;
    }

    static final Step NOTHING = () -> {};

    static Trouble of(String... alerts) {
        return new Trouble(List.of(alerts), NOTHING, NOTHING, NOTHING);
    }

    Trouble bring(Step step) {
        return new Trouble(alerts, step, meanwhile, mend);
    }

    Trouble meanwhile(Step step) {
        return new Trouble(alerts, bring, step, mend);
    }

    Trouble mend(Step step) {
        return new Trouble(alerts, bring, meanwhile, step);
    }

    /** Troubles at the same time. */
    static final class Round implements AutoCloseable {

        private final List<Trouble> troubles;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Future<Void>> repeated = new ArrayList<>();

        Round(Trouble... troubles) throws Exception {
            this.troubles = List.of(troubles);
            for (Trouble trouble : this.troubles) {
                trouble.bring.run();
                if (trouble.meanwhile != NOTHING) {
                    repeated.add(threads.submit(() -> repeat(trouble.meanwhile)));
                }
            }
        }

        private static Void repeat(Step step) throws Exception {
            while (!Thread.currentThread().isInterrupted()) {
                step.run();
                Thread.sleep(300);
            }
            return null;
        }

        List<String> alerts() {
            return troubles.stream().flatMap(trouble -> trouble.alerts.stream()).toList();
        }

        void mend() throws Exception {
            for (Future<Void> repeating : repeated) {
                if (repeating.isDone()) {
                    repeating.get();
                }
            }
            close();
            for (Trouble trouble : troubles) {
                trouble.mend.run();
            }
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
