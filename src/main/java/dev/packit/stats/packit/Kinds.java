package dev.packit.stats.packit;

import dev.packit.stats.database.Schema;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of job that exist in the connected database. An older version of Packit may have fewer. */
@Singleton
@Named("kinds")
public class Kinds {

    @Inject
    Schema schema;

    public List<JobKind> present() {
        return Arrays.stream(JobKind.values()).filter(this::isPresent).toList();
    }

    /** Finds a kind by the slug in the path of its list. */
    public JobKind listed(String slug) {
        return present(JobKind.ofList(slug), slug);
    }

    /** Finds a kind by the slug in the path of one job. */
    public JobKind detailed(String slug) {
        return present(JobKind.ofDetail(slug), slug);
    }

    private JobKind present(Optional<JobKind> known, String slug) {
        JobKind kind = known.orElseThrow(() -> new NotFoundException("There is no kind of job “%s”.".formatted(slug)));
        if (!isPresent(kind)) {
            throw new NotFoundException("This version of Packit does not record %s."
                    .formatted(kind.words().plural()));
        }
        return kind;
    }

    private boolean isPresent(JobKind kind) {
        return schema.has(kind.source().table());
    }
}
