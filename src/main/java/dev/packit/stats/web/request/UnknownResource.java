package dev.packit.stats.web.request;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Responds to all other paths with a 404. */
@Path("/{path:.+}")
public class UnknownResource {

    @GET
    public Response unknown() {
        throw new NotFoundException();
    }
}
