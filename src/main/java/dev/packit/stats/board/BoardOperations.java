package dev.packit.stats.board;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import dev.packit.stats.web.paging.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of boards. */
@Singleton
class BoardOperations implements Operations {

    @Override
    public Group group() {
        return Group.SEARCH;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.list(
                        "getBoard",
                        BoardNames.PATH,
                        "A board",
                        "Up to %d projects and packages, what needs attention first.".formatted(BoardNames.MOST))
                .takes(List.of(
                        ApiParameter.several(BoardNames.PROJECT, "Names of projects.", List.of()),
                        ApiParameter.several(BoardNames.PACKAGE, "Names of packages.", List.of())))
                .answers(new TypeReference<Page<BoardItem>>() {}.getType())
                .example("/board?project=github.com/packit/ogr&package=python-ogr"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(
                NamedType.of(BoardItem.PullRequest.class, "BoardPullRequest"),
                NamedType.of(BoardItem.Overdue.class, "BoardJob"));
    }
}
