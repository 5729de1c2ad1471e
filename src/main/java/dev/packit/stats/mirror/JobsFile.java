package dev.packit.stats.mirror;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file with all jobs. It is a cache: a file that is corrupt, truncated or of another version counts as missing. It is replaced as
 * a whole, so a killed process or a full disk leaves the previous one as it was.
 */
final class JobsFile {

    private static final Logger LOG = Logger.getLogger(JobsFile.class);

    /** The version of the format. Other versions are not read. */
    private static final int VERSION = 8;

    private static final String UNFINISHED = "jobs*.tmp";

    /** An unfinished file of this age was left behind by a process that was killed. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private volatile @Nullable String problem;

    JobsFile(Path path) {
        this.path = path;
    }

    /** Why the last attempt to save the jobs failed, in a few words; null if it succeeded, or there was none. */
    @Nullable
    String problem() {
        return problem;
    }

    /**
     * Returns empty if there is no readable file.
     *
     * @param contents describes what the file must contain: the database, and what could not be read from it
     */
    Map<JobSource, List<Chunk>> load(String contents, Vocabulary vocabulary) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            if (in.readInt() != VERSION || !in.readUTF().equals(contents)) {
                return Map.of();
            }
            if (!isIntact()) {
                LOG.warnf("%s is corrupt, so all jobs are loaded from the database", path);
                return Map.of();
            }
            return read(in, vocabulary);
        } catch (NoSuchFileException first) {
            return Map.of();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf("%s cannot be read, so all jobs are loaded from the database: %s", path, told(unreadable));
            return Map.of();
        }
    }

    /** Compares the checksum in the last eight bytes. Corrupt sizes could make the reader allocate more memory than there is. */
    private boolean isIntact() throws IOException {
        long left = Files.size(path) - Long.BYTES;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            CheckedInputStream checked = new CheckedInputStream(bytes, new CRC32C());
            checked.skipNBytes(Math.max(0, left));
            return new DataInputStream(bytes).readLong()
                    == checked.getChecksum().getValue();
        }
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

    /**
     * Writes everything to a new file, which then replaces the old one. A failure is logged only if it differs from the last one.
     *
     * @param contents describes what the file contains, to be compared when it is loaded
     */
    void save(String contents, Vocabulary vocabulary, Map<JobSource, JobTable> all) {
        try {
            Files.createDirectories(path.getParent());
            Path fresh = Files.createTempFile(path.getParent(), "jobs", ".tmp");
            try {
                removeAbandoned(Files.getLastModifiedTime(fresh).toInstant());
                write(fresh, contents, vocabulary, all);
                Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            if (problem != null) {
                LOG.infof("Jobs are saved to %s again", path);
            }
            problem = null;
        } catch (IOException unwritable) {
            String found = told(unwritable);
            if (!found.equals(problem)) {
                LOG.warnf(
                        "Jobs cannot be saved to %s, so the next start reads them from the database: %s", path, found);
            }
            problem = found;
        }
    }

    private void removeAbandoned(Instant now) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(path.getParent(), UNFINISHED)) {
            for (Path file : unfinished) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (written.plus(ABANDONED).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Without the name of the file, which is in every message already. */
    private static String told(Exception failure) {
        String reason = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(reason, failure.getClass().getSimpleName());
    }

    private static void write(Path file, String contents, Vocabulary vocabulary, Map<JobSource, JobTable> all)
            throws IOException {
        CRC32C checksum = new CRC32C();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER), checksum))) {
            out.writeInt(VERSION);
            out.writeUTF(contents);
            write(out, vocabulary, new HashMap<>(all));
            out.writeLong(checksum.getValue());
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
