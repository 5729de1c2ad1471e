package dev.packit.stats.celery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds back what a fast worker tells of a task before its sender tells that it sent it, since only the sender names the queue:
 * the worker's events would count for an unknown one.
 */
final class EarlyEvents {

    /** More are not held back. */
    private static final int MOST = 1_000;

    private final Map<String, List<CeleryEvent>> held = new HashMap<>();

    /** Whether an event of this task is held back, so that those that follow have to wait, too. */
    synchronized boolean isHeld(String task) {
        return held.containsKey(task);
    }

    /** Returns false if too many tasks are waiting already. */
    synchronized boolean hold(String task, CeleryEvent event) {
        if (held.size() >= MOST && !held.containsKey(task)) {
            return false;
        }
        held.computeIfAbsent(task, first -> new ArrayList<>()).add(event);
        return true;
    }

    /** Returns the events of a task in the order in which they came, and holds them back no longer. */
    synchronized List<CeleryEvent> release(String task) {
        List<CeleryEvent> events = held.remove(task);
        return events == null ? List.of() : events;
    }
}
