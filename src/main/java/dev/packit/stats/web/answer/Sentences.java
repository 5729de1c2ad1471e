package dev.packit.stats.web.answer;

import dev.packit.stats.database.Fault;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.database.TooBusy;
import dev.packit.stats.web.request.AddressEncoding;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Overloaded;
import dev.packit.stats.web.request.TooManyRequests;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What to say about failures, without revealing internals. */
public final class Sentences {

    static final String BUSY = "Too many expensive requests, such as filters that match few jobs, are being answered."
            + " Try again in a few seconds. Other pages work as usual.";

    static final String OVERLOADED = "More requests arrive than can be answered. Try again in a few seconds.";

    static final String UNAVAILABLE = "Packit’s database is not responding. Try again in a few seconds.";

    private static final Logger LOG = Logger.getLogger(Sentences.class);

    private Sentences() {}

    /** A sentence about whatever kept a question from being answered. What should not happen is logged. */
    public static String of(Throwable failure) {
        if (failure instanceof BadParameter bad) {
            return "“%s” %s.".formatted(bad.parameter(), bad.problem());
        }
        if (failure instanceof StillLoading loading) {
            return loading(loading);
        }
        if (failure instanceof TooBusy) {
            return BUSY;
        }
        if (failure instanceof Overloaded) {
            return OVERLOADED;
        }
        if (failure instanceof TooManyRequests limited) {
            return limited(limited);
        }
        if (failure instanceof NotFoundException missing) {
            return ours(missing, "There is nothing at this address.");
        }
        if (failure instanceof WebApplicationException other) {
            return ours(other, about(other.getResponse().getStatusInfo()));
        }
        return failure instanceof PersistenceException && Fault.of(failure).isOutage() ? UNAVAILABLE : logged(failure);
    }

    static String loading(StillLoading loading) {
        return "The data for this request is still loading%s. Try again in a few seconds."
                .formatted(loading.percent() == null ? "" : " (%d%% so far)".formatted(loading.percent()));
    }

    static String limited(TooManyRequests limited) {
        return "Too many requests from your address. Try again in %d seconds.".formatted(limited.seconds());
    }

    /** Logs a bug and says so. */
    static String logged(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Error %s", id);
        return "This is a bug in Packit Stats, not in your request. If you report it, include this error id: %s"
                .formatted(id);
    }

    static String about(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 405 ->
                "This address does not support the request’s method. See the Allow header for the methods it supports.";
            case 406 -> "This page is not available in any format that the Accept header allows.";
            case 408 -> "The body of the request did not arrive in time.";
            case 413 -> "The body of the request is too large.";
            case 414 ->
                "The path of an address must not be longer than %d characters, the whole address not longer than 16 kB."
                        .formatted(AddressEncoding.LONGEST_PATH);
            case 415 -> "This address does not accept the request’s Content-Type.";
            case 431 -> "The header of a request must not be longer than 20 kB.";
            case 503 -> "Too many requests with large bodies are being processed. Try again in a few seconds.";
            default -> "The request cannot be processed.";
        };
    }

    /** Returns the message if this application wrote it, but not those of JAX-RS or RESTEasy. */
    static String ours(WebApplicationException failure, String otherwise) {
        String message = failure.getMessage();
        return message == null || message.matches("(HTTP \\d{3}|Unable to find).*") ? otherwise : message;
    }
}
