package dev.packit.stats.web.page;

import dev.packit.stats.web.Site;
import dev.packit.stats.web.answer.Errors;
import dev.packit.stats.web.request.BadParameter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Stores the chosen theme in a cookie, which works without a script and does not flash while a page loads. */
@Path(Site.THEME_PATH)
public class ThemeResource {

    @Inject
    Errors errors;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @FormParam("theme") @Nullable String theme,
            @FormParam("back") @Nullable String back,
            @Context HttpServerRequest request) {
        if (theme == null || !Site.THEMES.contains(theme)) {
            throw new BadParameter("theme", "must be one of dark, light");
        }
        NewCookie cookie = new NewCookie.Builder(Site.THEME_COOKIE)
                .value(theme)
                .path("/")
                .maxAge(365 * 24 * 3600)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .secure(request.isSSL())
                .build();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ours(back) ? back : "/")
                .cookie(cookie)
                .build();
    }

    /** RESTEasy throws this exception for a form that is not encoded properly. */
    @ServerExceptionMapper
    Response unreadable(IllegalArgumentException form) {
        return errors.badRequest(new BadRequestException("The form data cannot be decoded."));
    }

    /** Accepts only paths of this site, to prevent redirects to other hosts and header injection. */
    private static boolean ours(@Nullable String back) {
        return back != null && back.matches("/(?![/\\\\])[\\x21-\\x7e]*");
    }
}
