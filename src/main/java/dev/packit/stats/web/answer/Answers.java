package dev.packit.stats.web.answer;

import dev.packit.stats.web.Site;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Builds responses in the format that the client asked for. A resource provides its data and the page that shows it. */
@Singleton
public class Answers {

    private static final Set<Format> PAGE_OR_JSON = EnumSet.of(Format.HTML, Format.JSON);

    @Inject
    Site site;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @Inject
    RequestedFormat requested;

    @Inject
    ContentEncoding encoding;

    @Inject
    Table table;

    @Inject
    Renderer renderer;

    @Inject
    Atom atom;

    @Inject
    KeptBodies kept;

    @Inject
    LastAnswers last;

    @Inject
    Clock clock;

    /** Data that can be written as a table. */
    public interface Tabular {

        /** The rows, each with values or objects of values. */
        List<?> rows();

        /** The type of a row, which tells the columns of a table without rows. */
        Class<?> rowType();

        /** Columns that the type does not tell. */
        default List<String> moreColumns() {
            return List.of();
        }
    }

    /** Refuses a format that neither a page nor its data has, where another address will be the one to answer. */
    public void requireFormat() {
        requested.among(PAGE_OR_JSON);
    }

    /** Returns the data in the requested format. CSV is supported for {@link Tabular}. */
    public <T> Response of(T data, Function<T, TemplateInstance> page) {
        Format format = requested.among(formatsOf(data));
        return answer(format, Caching.REVALIDATED, renderer.body(format, data, page, Gzip.FAST), Response.Status.OK);
    }

    /** Like {@link #of}, for a list that can also be had as a feed. */
    public <T> Response of(T data, Function<T, Feed> feed, Function<T, TemplateInstance> page) {
        Set<Format> formats = EnumSet.copyOf(formatsOf(data));
        formats.add(Format.ATOM);
        Format format = requested.among(formats);
        return format == Format.ATOM
                ? feed(feed.apply(data))
                : answer(format, Caching.REVALIDATED, renderer.body(format, data, page, Gzip.FAST), Response.Status.OK);
    }

    /** Returns a feed, for a request that {@link RequestedFormat#isFeed}. */
    public Response feed(Feed feed) {
        return answer(Format.ATOM, Caching.REVALIDATED, Body.of(atom.of(feed), Gzip.FAST), Response.Status.OK);
    }

    /**
     * Returns a table of any size, which is sent while it is read, for a request that {@link RequestedFormat#isTable}.
     *
     * @param name of the file, without its extension
     * @param named columns that the type itself does not tell
     */
    public Response table(String name, Class<?> type, List<String> named, Iterator<? extends List<?>> parts) {
        Format format = requested.any();
        return headers(Response.ok(table.of(format, type, named, parts)), format, Caching.REVALIDATED)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(name, format.word()))
                .build();
    }

    /**
     * Like {@link #of}, for statistics that are the same for all readers and may be a few seconds old: the rendered response
     * is cached.
     */
    public <T> Response figures(T data, Function<T, TemplateInstance> page) {
        return kept(requested.among(formatsOf(data)), Caching.FIGURES, () -> data, page);
    }

    /** Like {@link #of}, for data that is the same for all readers: the rendered response is cached for a few seconds. */
    public <T> Response kept(Supplier<T> data, Function<T, TemplateInstance> page) {
        return kept(requested.among(PAGE_OR_JSON), Caching.REVALIDATED, data, page);
    }

    /** Like {@link #kept}, for data that is YAML unless JSON is asked for. */
    public Response document(Supplier<?> data) {
        return kept(requested.ofDocument(), Caching.REVALIDATED, data, never -> {
            throw new IllegalStateException("A document is no page");
        });
    }

    private <T> Response kept(Format format, Caching caching, Supplier<T> data, Function<T, TemplateInstance> page) {
        String asked = String.join(
                " ", format.contentType(), site.theme(), uri.getRequestUri().toString());
        Body body = kept.get(asked, () -> renderer.body(format, data.get(), page, Gzip.SMALL));
        return answer(format, caching, body, Response.Status.OK);
    }

    /** Returns an SVG image, regardless of the Accept header. No other format can be asked for. */
    public Response picture(String svg) {
        requested.named(EnumSet.of(Format.SVG));
        return answer(Format.SVG, Caching.FIGURES, Body.of(svg, Gzip.FAST), Response.Status.OK);
    }

    /**
     * Returns a badge, whatever the Accept header: an SVG image or, with {@code format=shields}, JSON.
     *
     * @param shields what Shields.io needs to draw it
     */
    public Response badge(String svg, Object shields, Response.Status status) {
        Format format = requested.named(EnumSet.of(Format.SVG, Format.SHIELDS)).orElse(Format.SVG);
        Body body = format == Format.SVG ? Body.of(svg, Gzip.FAST) : renderer.json(shields);
        return answer(format, Caching.BADGES, body, status);
    }

    /**
     * Returns the last answer to the request while there cannot be a current one: a page says how old it is; data is given to
     * those who accept it with {@code stale=ok}, since a program would not notice.
     */
    Optional<Response> stale() {
        Format format;
        try {
            format = uri.getRequestUri().getRawPath().endsWith(".svg") ? Format.SVG : requested.any();
        } catch (BadParameter unknownFormat) {
            return Optional.empty();
        }
        boolean accepted = format == Format.HTML || uri.getQueryParameters().containsKey(Parameters.STALE);
        LastAnswers.Answer kept = accepted ? last.to(question(format)) : null;
        if (kept == null) {
            return Optional.empty();
        }
        Body body = Body.of(format == Format.HTML ? kept.page() : kept.body(), Gzip.FAST);
        return Optional.of(headers(encoding.content(Response.ok(), body), format, Caching.NOT_STORED)
                .header(
                        "Age",
                        Math.max(0, Duration.between(kept.at(), clock.instant()).toSeconds()))
                .header("Warning", "110 - \"Response is Stale\"")
                .build());
    }

    private LastAnswers.Question question(Format format) {
        Map<String, List<String>> query = new TreeMap<>(uri.getQueryParameters());
        query.remove(Parameters.STALE);
        return new LastAnswers.Question(
                format, site.theme(), site.absolute(uri.getRequestUri().getRawPath()), query);
    }

    /** Whether the client gets a page, rather than data. */
    public boolean isPage() {
        return requested.isPage();
    }

    /** Returns an error in the requested format: a page, JSON or, in place of tables and images, a sentence. */
    Response error(Problem problem, Function<Problem, TemplateInstance> page) {
        Format format = Format.ofErrors(
                uri.getQueryParameters().getOrDefault("format", List.of()),
                headers.getAcceptableMediaTypes(),
                uri.getRequestUri().getRawPath().endsWith(".svg") ? Format.SVG : Format.HTML);
        Body body = switch (format) {
            case HTML -> Body.of(page.apply(problem).render(), Gzip.FAST);
            case JSON -> renderer.json(problem);
            default -> Body.of(problem.sentence() + "\n", Gzip.FAST);
        };
        return headers(encoding.content(Response.status(problem.status()), body), format, Caching.REVALIDATED)
                .build();
    }

    private static Set<Format> formatsOf(Object data) {
        return data instanceof Tabular ? EnumSet.of(Format.HTML, Format.JSON, Format.CSV, Format.JSONL) : PAGE_OR_JSON;
    }

    private Response answer(Format format, Caching caching, Body body, Response.Status status) {
        last.keep(question(format), body);
        Response.ResponseBuilder answer = status == Response.Status.OK && body.isKnown(headers)
                ? Response.notModified()
                : encoding.content(Response.status(status), body);
        return headers(answer.tag(body.tag()), format, caching).build();
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, Format format, Caching caching) {
        return answer.header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.VARY, format.isOfAddress() ? "Accept-Encoding" : "Accept, Accept-Encoding, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, caching.directives());
    }
}
