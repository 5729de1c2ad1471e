package dev.packit.stats.web;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Remembers whether a reader wants light or dark, in a cookie: that needs no script and does not flash. */
@Path("/theme")
public class ThemeResource {

    static final String COOKIE = "theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    @POST
    public Response choose(@FormParam("theme") String theme, @FormParam("back") String back) {
        boolean known = theme != null && THEMES.contains(theme);
        NewCookie cookie = new NewCookie.Builder(COOKIE)
                .value(known ? theme : "")
                .path("/")
                .maxAge(known ? 365 * 24 * 3600 : 0)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ours(back) ? back : "/")
                .cookie(cookie)
                .build();
    }

    /** Only a path of this site: neither another host nor a header of the sender's making. */
    private static boolean ours(String back) {
        return back != null && back.matches("/(?![/\\\\])[\\x21-\\x7e]*");
    }
}
