package dev.packit.stats.mirror;

import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Job data on local disk, so that it need not be read from the database again after a restart. It is a cache: a file
 * that is corrupt or was written by another version is ignored.
 */
@ApplicationScoped
class StoreFile {

    private static final Logger LOG = Logger.getLogger(StoreFile.class);

    /** The version of the format. Other versions are not read. */
    private static final int VERSION = 3;

    @Inject
    StoreConfig config;

    @Inject
    Schema schema;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Optional<Path> path() {
        return config.folder().map(folder -> folder.resolve("jobs-%08x".formatted(database.hashCode())));
    }

    /** Returns empty if there is no readable file. */
    Map<JobSource, List<Chunk>> load(Vocabulary vocabulary) {
        Path path = path().filter(Files::isReadable).orElse(null);
        if (path == null) {
            return Map.of();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            if (in.readInt() != VERSION
                    || !in.readUTF().equals(database)
                    || !in.readUTF().equals(missing())) {
                return Map.of();
            }
            return read(in, vocabulary);
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf("%s cannot be read, so all jobs are loaded from the database: %s", path, unreadable);
            return Map.of();
        }
    }

    /** What could not be read when the file was written; it may be readable by now. */
    private String missing() {
        return String.join(",", schema.missing());
    }

    private static Map<JobSource, List<Chunk>> read(DataInputStream in, Vocabulary vocabulary) throws IOException {
        int[] statuses = new int[in.readInt()];
        for (int i = 0; i < statuses.length; i++) {
            JobKind kind = JobKind.valueOf(in.readUTF());
            String word = text(in);
            statuses[i] = vocabulary.number(JobStatus.of(kind, word, Fate.valueOf(in.readUTF())));
        }
        char[] words = new char[in.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = vocabulary.number(text(in));
        }
        Map<JobSource, List<Chunk>> all = new EnumMap<>(JobSource.class);
        for (int sources = in.readInt(); sources > 0; sources--) {
            JobSource source = JobSource.valueOf(in.readUTF());
            List<Chunk> chunks = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                chunks.add(chunk(in, statuses, words));
            }
            all.put(source, chunks);
        }
        return all;
    }

    private static Chunk chunk(DataInputStream in, int[] statuses, char[] words) throws IOException {
        int number = in.readInt();
        List<JobEntry> jobs = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            jobs.add(new JobEntry(
                    in.readInt(),
                    in.readLong(),
                    statuses[in.readInt()],
                    words[in.readChar()],
                    words[in.readChar()],
                    in.readInt(),
                    in.readFloat(),
                    in.readFloat()));
        }
        return new Chunk(number, jobs);
    }

    /** Writes everything to a new file, which then replaces the old one. */
    void save(Vocabulary vocabulary, Map<JobSource, JobTable> all) {
        Path path = path().orElse(null);
        if (path == null) {
            return;
        }
        try {
            Files.createDirectories(path.getParent());
            Path fresh = Files.createTempFile(path.getParent(), "jobs", ".tmp");
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
                out.writeInt(VERSION);
                out.writeUTF(database);
                out.writeUTF(missing());
                write(out, vocabulary, new HashMap<>(all));
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            LOG.warnf("Cannot save jobs for the next start: %s", unwritable.toString());
        }
    }

    private static void write(DataOutputStream out, Vocabulary vocabulary, Map<JobSource, JobTable> all)
            throws IOException {
        List<JobStatus> statuses = vocabulary.statuses();
        out.writeInt(statuses.size());
        for (JobStatus status : statuses) {
            out.writeUTF(status.kind().name());
            text(out, status.word());
            out.writeUTF(status.fate().name());
        }
        List<String> words = vocabulary.words();
        out.writeInt(words.size());
        for (String word : words) {
            text(out, word);
        }
        out.writeInt(all.size());
        for (Map.Entry<JobSource, JobTable> entry : all.entrySet()) {
            out.writeUTF(entry.getKey().name());
            out.writeInt(entry.getValue().chunks().size());
            for (Chunk chunk : entry.getValue().chunks()) {
                write(out, chunk);
            }
        }
    }

    private static void write(DataOutputStream out, Chunk chunk) throws IOException {
        out.writeInt(chunk.number());
        out.writeInt(chunk.size());
        for (int row = 0; row < chunk.size(); row++) {
            out.writeInt(chunk.id(row));
            out.writeLong(chunk.micros(row));
            out.writeInt(chunk.status(row));
            out.writeChar(chunk.target(row));
            out.writeChar(chunk.identifier(row));
            out.writeInt(chunk.pipeline(row));
            out.writeFloat(chunk.queue(row));
            out.writeFloat(chunk.run(row));
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
