package dev.packit.stats.web.request;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Every address that nothing else answers: a real 404, as a page. */
@Path("/{path:.+}")
public class UnknownResource {

    @GET
    public Response unknown() {
        throw new NotFoundException();
    }
}
