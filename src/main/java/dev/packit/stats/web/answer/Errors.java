package dev.packit.stats.web.answer;

import dev.packit.stats.database.Fault;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.database.TooBusy;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Overloaded;
import dev.packit.stats.web.request.TooManyRequests;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception into a response in the requested format, without revealing internals. */
public class Errors {

    private static final Logger LOG = Logger.getLogger(Errors.class);

    private static final int RETRY_AFTER_SECONDS = 15;

    private static final int NEXT_TURN_SECONDS = 5;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance error(Problem problem);
    }

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @ServerExceptionMapper
    Response badParameter(BadParameter bad) {
        Correction correction = Correction.of(uri.getRequestUri().getRawPath(), uri.getQueryParameters(), bad);
        return answers.error(
                new Problem(400, "Bad request", bad.problem(), bad.parameter(), correction, "", List.of()),
                Templates::error);
    }

    @ServerExceptionMapper
    public Response badRequest(BadRequestException bad) {
        return answer(Response.Status.BAD_REQUEST, "Bad request", Sentences.ours(bad, "The request is malformed."));
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException missing) {
        return answer(
                Response.Status.NOT_FOUND, "Not found", Sentences.ours(missing, "There is no page at this address."));
    }

    @ServerExceptionMapper
    public Response missing(Missing missing) {
        return answer(Response.Status.NOT_FOUND, "Not found", missing.problem(), missing.instead());
    }

    /** Adds the Allow header. The theme form is the only resource that accepts anything other than GET and HEAD. */
    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure) {
        boolean form = uri.getPath().equals(Site.THEME_PATH);
        return Response.fromResponse(other(failure))
                .header(HttpHeaders.ALLOW, form ? "POST" : "GET, HEAD")
                .build();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        return answer(status, title(status.getStatusCode()), Sentences.about(status));
    }

    @ServerExceptionMapper
    Response loading(StillLoading loading) {
        return later(
                answer(Response.Status.SERVICE_UNAVAILABLE, "Still loading", Sentences.loading(loading)),
                StillLoading.RETRY_AFTER_SECONDS);
    }

    /** The client has disconnected, which is not an error of this application. */
    @ServerExceptionMapper
    Response gone(HttpClosedException closed) {
        LOG.debug("The client disconnected before the response was sent", closed);
        return Response.noContent().build();
    }

    /** Also thrown if the client disconnects while a whole list is being sent. */
    @ServerExceptionMapper
    Response unsent(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException closed) {
                return gone(closed);
            }
        }
        return unexpected(failure);
    }

    @ServerExceptionMapper
    Response database(PersistenceException failure) {
        return Fault.of(failure).isOutage() ? unavailable(failure) : unexpected(failure);
    }

    @ServerExceptionMapper
    Response tooMany(TooManyRequests limited) {
        return later(answer(limited.status(), "Too many requests", Sentences.limited(limited)), limited.seconds());
    }

    @ServerExceptionMapper
    Response busy(TooBusy busy) {
        return later(answer(Response.Status.SERVICE_UNAVAILABLE, "Too busy", Sentences.BUSY), NEXT_TURN_SECONDS);
    }

    @ServerExceptionMapper
    Response overloaded(Overloaded overloaded) {
        return later(answer(overloaded.status(), "Too busy", Sentences.OVERLOADED), overloaded.seconds());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        return answer(Response.Status.INTERNAL_SERVER_ERROR, "Internal server error", Sentences.logged(failure));
    }

    static String title(int status) {
        String phrase = HttpResponseStatus.valueOf(status).reasonPhrase();
        return switch (status) {
            case 413 -> "Request too large";
            case 414 -> "Address too long";
            case 431 -> "Header too long";
            default -> phrase.substring(0, 1) + phrase.substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private Response unavailable(Throwable failure) {
        LOG.warnf("The database is unavailable: %s", failure.getMessage());
        return answers.stale().orElseGet(this::unavailable);
    }

    private Response unavailable() {
        return later(
                answer(Response.Status.SERVICE_UNAVAILABLE, "Database unavailable", Sentences.UNAVAILABLE),
                RETRY_AFTER_SECONDS);
    }

    private static Response later(Response answer, long seconds) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response answer(Response.StatusType status, String title, String detail) {
        return answer(status, title, detail, List.of());
    }

    private Response answer(Response.StatusType status, String title, String detail, List<Missing.Instead> instead) {
        boolean missing = status.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode();
        String wanted = missing ? Wanted.at(uri.getRequestUri().getRawPath()) : "";
        Problem problem = new Problem(status.getStatusCode(), title, detail, null, null, wanted, instead);
        return answers.error(problem, Templates::error);
    }
}
