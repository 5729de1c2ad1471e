package dev.packit.stats.mirror;

import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.JobSource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Job data on local disk, so that it need not be read from the database again after a restart. */
@ApplicationScoped
public class StoreFile {

    @Inject
    StoreConfig config;

    @Inject
    Schema schema;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private @Nullable JobsFile file;

    @PostConstruct
    void choose() {
        file = config.folder()
                .map(folder -> new JobsFile(folder.resolve("jobs-%08x".formatted(database.hashCode()))))
                .orElse(null);
    }

    /** Why the last attempt to save the jobs failed, in a few words; null if it succeeded, or there was none. */
    public @Nullable String problem() {
        return file == null ? null : file.problem();
    }

    /** Returns empty if there is no readable file. */
    Map<JobSource, List<Chunk>> load(Vocabulary vocabulary) {
        return file == null ? Map.of() : file.load(contents(), vocabulary);
    }

    void save(Vocabulary vocabulary, Map<JobSource, JobTable> all) {
        if (file != null) {
            file.save(contents(), vocabulary, all);
        }
    }

    /** The database, and what could not be read from it when the file was written; it may be readable by now. */
    private String contents() {
        return database + " " + String.join(",", schema.missing());
    }
}
