package dev.packit.stats.search;

import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of the search. */
@Singleton
class SearchOperations implements Operations {

    @Override
    public Group group() {
        return Group.SEARCH;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(
                        "search",
                        "/search",
                        "Search",
                        "What a name, number, hash or URL may stand for, at most 20 hits of each type, and everything that was tried.")
                .takes(List.of(ApiParameter.text("q", "A name, number, hash or URL.", "packit/ogr!24")))
                .answers(Found.class)
                .example("/search?q=packit/ogr!24"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(NamedType.of(Found.class, "SearchResult"), NamedType.of(Hit.class, "SearchHit"));
    }
}
