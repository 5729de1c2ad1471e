package dev.packit.stats.board;

import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.RequestedFormat;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** Projects and packages of somebody's choice, which are in the address. */
@Path(BoardNames.PATH)
public class BoardResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance board(BoardNames names, Page<BoardItem> page);
    }

    @Inject
    Boards boards;

    @Inject
    RequestedFormat requested;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response board() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), BoardNames.PARAMETERS);
        BoardNames names = BoardNames.of(parameters);
        if (!parameters.tidy()) {
            return Redirects.shorter(BoardNames.PATH, parameters.kept(names.query(), Map.of()));
        }
        if (requested.isFeed()) {
            return answers.feed(Page.whole(boards.newestRuns(names)).feed("Board", Pipeline::entry));
        }
        return answers.of(
                Page.whole(boards.items(names)).asTable(BoardItem.class), page -> Templates.board(names, page));
    }
}
