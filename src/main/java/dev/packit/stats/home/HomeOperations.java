package dev.packit.stats.home;

import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of the home page. */
@Singleton
class HomeOperations implements Operations {

    @Override
    public Group group() {
        return Group.OVERVIEW;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(
                        "getOverview",
                        "/",
                        "Packit right now",
                        "Key figures of the last day, week and month, what is running, the newest runs, and the most active projects.")
                .answers(Newest.Home.class));
    }

    @Override
    public List<NamedType> types() {
        return List.of(NamedType.of(Newest.Home.class, "Overview"));
    }
}
