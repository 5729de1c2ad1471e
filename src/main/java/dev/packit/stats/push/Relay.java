package dev.packit.stats.push;

import dev.packit.stats.push.PushReceiver.Result;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes pushes on to the instance that keeps them, one at a time and in the order of their arrival, and holds them in memory while
 * that instance is away. Each push has a number by which the receiver recognizes those that it has counted already, so that a push
 * whose answer got lost can be sent again.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** For how long a pusher has to wait for the receiver's answer; Packit's workers would wait for 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Vertx vertx;
    private final URI receiver;
    private final long mostBytes;
    private final Duration mostAge;
    private final Clock clock;
    private final Consumer<RelayResult> results;
    private final RelayClient client;
    /** Not that of an HTTP server: its timers would end with the server, but what is held is delivered after that, too. */
    private final Context loop;

    private final String id = UUID.randomUUID().toString();
    private final Deque<HeldPush> waiting = new ArrayDeque<>();
    private long bytes;
    private long number;
    private boolean isSending;
    private boolean isStopped;
    /** Whether the last attempt has failed. */
    private boolean isAway;
    /** Whether a push has been held since the queue was last empty. */
    private boolean isCatchingUp;

    private int late;
    private int lost;

    /**
     * To be called by a thread that is not handling a request.
     *
     * @param receiver the address of the instance that keeps pushes
     * @param mostBytes maximum size of everything that waits
     * @param mostAge after how long a push is given up
     * @param results is told what has become of each push, once
     */
    Relay(Vertx vertx, URI receiver, long mostBytes, Duration mostAge, Clock clock, Consumer<RelayResult> results) {
        this.vertx = vertx;
        this.receiver = receiver;
        this.mostBytes = mostBytes;
        this.mostAge = mostAge;
        this.clock = clock;
        this.results = results;
        loop = vertx.getOrCreateContext();
        client = new RelayClient(vertx, receiver);
    }

    /**
     * Passes a push on.
     *
     * @return the receiver's answer, or that the push is held if the receiver does not answer for a while
     * @throws Refused if it cannot even be held
     */
    synchronized CompletionStage<RelayedAnswer> pass(HeldPush push) {
        if (isStopped || bytes + push.size() > mostBytes) {
            results.accept(RelayResult.FULL);
            throw new Refused(Result.UNAVAILABLE, PushedOnDisk.UNAVAILABLE.formatted(full()));
        }
        waiting.add(push);
        bytes += push.size();
        if (isAway) {
            push.hold();
        } else {
            long timer = vertx.setTimer(PATIENCE.toMillis(), late -> push.hold());
            push.answer().whenComplete((answer, failure) -> vertx.cancelTimer(timer));
        }
        if (!isSending) {
            isSending = true;
            loop.runOnContext(now -> send());
        }
        return push.answer();
    }

    private String full() {
        return isStopped
                ? PushedOnDisk.STOPPING
                : "%s does not accept them, and too many are waiting already".formatted(receiver);
    }

    /** Why nothing more can be held; null if there is room. */
    synchronized @Nullable String problem() {
        return isStopped || bytes >= mostBytes ? full() : null;
    }

    private synchronized void send() {
        giveUpOldOnes();
        HeldPush push = waiting.peek();
        if (push == null) {
            isSending = false;
            notifyAll();
        } else {
            client.send(push, new Relayed(id, number)).onComplete(result -> answered(push, result));
        }
    }

    private synchronized void answered(HeldPush push, AsyncResult<RelayedAnswer> result) {
        if (result.succeeded() && !result.result().isPassing()) {
            isAway = false;
            settle(push, result.result());
            send();
            return;
        }
        String why = result.succeeded()
                ? "it responds with " + result.result().status()
                : String.valueOf(result.cause().getMessage());
        if (!isCatchingUp) {
            LOG.warnf("Pushes are held because %s does not accept them: %s", receiver, why);
        }
        isCatchingUp = true;
        isAway = true;
        waiting.forEach(HeldPush::hold);
        vertx.setTimer(PAUSE.toMillis(), again -> send());
    }

    private void settle(HeldPush push, RelayedAnswer answer) {
        remove(push);
        boolean isTold = push.answer().complete(answer);
        if (answer.isSuccess()) {
            results.accept(RelayResult.ACCEPTED);
            late += isTold ? 0 : 1;
        } else if (isTold) {
            results.accept(RelayResult.REFUSED);
        } else {
            lose("the receiver refused it with " + answer.status());
        }
        if (waiting.isEmpty() && isCatchingUp) {
            isCatchingUp = false;
            LOG.infof("%s accepts pushes again. Held pushes: %d delivered, %d lost", receiver, late, lost);
            late = 0;
            lost = 0;
        }
    }

    private void giveUpOldOnes() {
        Instant oldest = clock.instant().minus(mostAge);
        while (!waiting.isEmpty() && waiting.element().arrived().isBefore(oldest)) {
            HeldPush push = waiting.element();
            remove(push);
            push.hold();
            lose("it was held for too long");
        }
    }

    private void remove(HeldPush push) {
        waiting.remove();
        bytes -= push.size();
        number++;
    }

    private void lose(String why) {
        if (lost == 0) {
            LOG.errorf("A push that was held for %s is lost: %s", receiver, why);
        }
        lost++;
        results.accept(RelayResult.LOST);
    }

    /** How many pushes are waiting. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** The memory of those that are waiting, in bytes. */
    synchronized long bytes() {
        return bytes;
    }

    /** How long the oldest of them has been waiting, in seconds; 0 if none is waiting. */
    synchronized double oldestSeconds() {
        HeldPush oldest = waiting.peek();
        return oldest == null
                ? 0
                : Duration.between(oldest.arrived(), clock.instant()).toMillis() / 1_000.0;
    }

    /**
     * Waits until everything has been passed on.
     *
     * @param most how long to wait at most
     */
    synchronized void drain(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis();
                left > 0 && !waiting.isEmpty();
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** Stops. What is still waiting is lost. */
    @Override
    public synchronized void close() {
        isStopped = true;
        if (!waiting.isEmpty()) {
            LOG.errorf("The application stops, so pushes that were held for %s are lost: %d", receiver, waiting.size());
        }
        client.close();
    }
}
