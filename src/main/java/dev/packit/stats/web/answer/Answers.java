package dev.packit.stats.web.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.web.Characters;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.SiteConfig;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Builds responses in the format that the client asked for. A resource provides its data and the page that shows it. */
@Singleton
public class Answers {

    /** Clients must revalidate, but receive the body again only if it has changed. */
    private static final String REVALIDATED = "no-cache";

    /** For statistics, which are a few seconds old anyway: clients may show the last ones while they fetch newer ones. */
    private static final String FIGURES = "max-age=10, stale-while-revalidate=15";

    /** For badges, which the readers of other sites ask for, mostly through a cache. */
    private static final String BADGES = "max-age=60";

    /** When data was read or asked for, in JSON. It has no part in the tag, since the data may still be the same. */
    private static final Pattern MOMENTS = Pattern.compile("^\\{\"at\":\"[^\"]*\"|\"(as_of|counted)\":\"[^\"]*\"");

    /** Maximum size of the cache, in characters. */
    private static final long MOST_KEPT = 4_000_000;

    @Inject
    SiteConfig config;

    @Inject
    Site site;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    @Inject
    Csv csv;

    @Inject
    ObjectMapper json;

    @Inject
    LastAnswers last;

    @Inject
    Clock clock;

    private Cache<String, String> figures;

    @PostConstruct
    void create() {
        figures = Caffeine.newBuilder()
                .expireAfterWrite(config.kept())
                .maximumWeight(MOST_KEPT)
                .weigher((String asked, String body) -> asked.length() + body.length())
                .build();
    }

    /** Data that can be written as a table. */
    public interface Tabular {

        /** The rows, each with values or objects of values. */
        List<?> rows();
    }

    /** Returns the data in the requested format. CSV is supported for {@link Tabular}. */
    public <T> Response of(T data, Function<T, TemplateInstance> page) {
        Format format = format(formatsOf(data));
        return answer(format, REVALIDATED, body(format, data, page), Response.Status.OK);
    }

    /**
     * Like {@link #of}, for statistics that are the same for all readers and may be a few seconds old: the rendered response
     * is cached.
     */
    public <T> Response figures(T data, Function<T, TemplateInstance> page) {
        Format format = format(formatsOf(data));
        String asked = String.join(
                " ", format.contentType(), site.theme(), uri.getRequestUri().toString());
        return answer(format, FIGURES, figures.get(asked, key -> body(format, data, page)), Response.Status.OK);
    }

    /** Returns an SVG image, regardless of the Accept header. */
    public Response picture(String svg) {
        return answer(Format.SVG, FIGURES, Characters.printable(svg), Response.Status.OK);
    }

    /**
     * Returns a badge, whatever the Accept header: an SVG image or, with {@code format=shields}, JSON.
     *
     * @param shields what Shields.io needs to draw it
     */
    public Response badge(String svg, Object shields, Response.Status status) {
        Format format = named(EnumSet.of(Format.SVG, Format.SHIELDS)).orElse(Format.SVG);
        String body = format == Format.SVG ? Characters.printable(svg) : json(shields);
        return answer(format, BADGES, body, status);
    }

    /**
     * Returns the last answer to the request while there cannot be a current one: a page says how old it is; data is given to
     * those who accept it with {@code stale=ok}, since a program would not notice.
     */
    Optional<Response> stale() {
        Format format;
        try {
            format = uri.getPath().endsWith(".svg") ? Format.SVG : anyFormat();
        } catch (BadParameter unknownFormat) {
            return Optional.empty();
        }
        boolean accepted = format == Format.HTML || uri.getQueryParameters().containsKey(Parameters.STALE);
        LastAnswers.Answer kept = accepted ? last.to(question(format)) : null;
        if (kept == null) {
            return Optional.empty();
        }
        String body = format == Format.HTML ? kept.page() : kept.body();
        return Optional.of(headers(Response.ok(body), format, "no-store")
                .header("Age", Duration.between(kept.at(), clock.instant()).toSeconds())
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
        return anyFormat() == Format.HTML;
    }

    private Format anyFormat() {
        return format(EnumSet.of(Format.HTML, Format.JSON, Format.CSV));
    }

    /** Returns an error in the requested format: a page, JSON or, in place of tables and images, a sentence. */
    Response error(Problem problem, Function<Problem, TemplateInstance> page) {
        Format format = Format.ofErrors(
                uri.getQueryParameters().getOrDefault("format", List.of()),
                headers.getAcceptableMediaTypes(),
                uri.getPath().endsWith(".svg") ? Format.SVG : Format.HTML);
        String body = switch (format) {
            case HTML -> Characters.printable(page.apply(problem).render());
            case JSON -> json(problem);
            default -> Characters.printable(problem.sentence() + "\n");
        };
        return headers(Response.status(problem.status()).entity(body), format, REVALIDATED)
                .build();
    }

    private static Set<Format> formatsOf(Object data) {
        return data instanceof Tabular
                ? EnumSet.of(Format.HTML, Format.JSON, Format.CSV)
                : EnumSet.of(Format.HTML, Format.JSON);
    }

    private Format format(Set<Format> formats) {
        return named(formats).orElseGet(() -> Format.accepted(headers.getAcceptableMediaTypes(), formats));
    }

    /** The format that the parameter asks for. */
    private Optional<Format> named(Set<Format> formats) {
        List<String> given = uri.getQueryParameters().getOrDefault("format", List.of());
        if (given.size() > 1) {
            throw new BadParameter("format", "must be given only once");
        }
        String named = given.isEmpty() ? null : given.get(0);
        return named == null || named.isBlank() ? Optional.empty() : Optional.of(Format.named(named.strip(), formats));
    }

    private <T> String body(Format format, T data, Function<T, TemplateInstance> page) {
        return switch (format) {
            case HTML -> Characters.printable(page.apply(data).render());
            case JSON -> json(data);
            case CSV -> Characters.printable(csv.of(((Tabular) data).rows()));
            case SVG, SHIELDS, TEXT -> throw new IllegalStateException("Pages cannot be rendered as " + format);
        };
    }

    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Response answer(Format format, String caching, String body, Response.Status status) {
        last.keep(question(format), body.getBytes(StandardCharsets.UTF_8));
        EntityTag tag = tag(MOMENTS.matcher(body).replaceAll(""));
        boolean isKnown = status == Response.Status.OK && isKnown(tag);
        Response.ResponseBuilder answer =
                isKnown ? Response.notModified() : Response.status(status).entity(body);
        return headers(answer.tag(tag), format, caching).build();
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, Format format, String caching) {
        return answer.header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.VARY, format.isOfAddress() ? null : "Accept, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, caching);
    }

    /** Whether the client already has this version; compared weakly, as RFC 9110 requires. */
    private boolean isKnown(EntityTag tag) {
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.strip().equals("*") || known.contains("\"%s\"".formatted(tag.getValue())));
    }

    /** A weak tag, because a compressed and an uncompressed response have the same one. */
    private static EntityTag tag(String body) {
        CRC32C sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return new EntityTag("%08x-%x".formatted(sum.getValue(), body.length()), true);
    }
}
