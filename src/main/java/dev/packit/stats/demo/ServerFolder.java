package dev.packit.stats.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one embedded server, below the folder that all servers of a user share. The JVM that created it holds a lock
 * in it as long as it lives; the kernel releases the lock in any case.
 */
record ServerFolder(Path path, FileChannel lock) {

    private static final String LOCK = "owner.lock";

    /** Where zonky unpacks PostgreSQL, once for all servers. */
    private static final String BINARIES = "postgresql";

    /**
     * Distinguishes this JVM's folders from those of other JVMs, even of an earlier one with the same process id. They must be
     * distinguishable by name, because opening and closing our own lock file would release the lock.
     */
    private static final String OURS = "server-%s-%s-"
            .formatted(
                    ProcessHandle.current().pid(),
                    ManagementFactory.getRuntimeMXBean().getStartTime());

    /**
     * Returns {@code /tmp/packit-stats-<user>}, and creates it if necessary, accessible only for its user.
     *
     * @throws IOException also if it was created by another user, who could replace the programs in it
     */
    static Path shared() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "packit-stats-" + System.getProperty("user.name"))
                .toAbsolutePath();
        Files.createDirectories(
                shared, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path ours = Files.createTempFile(shared, "ours", null);
        boolean isOurs = Files.getOwner(ours).equals(Files.getOwner(shared, LinkOption.NOFOLLOW_LINKS));
        Files.delete(ours);
        if (!isOurs) {
            throw new IOException(shared + " belongs to somebody else");
        }
        return shared;
    }

    static Path binaries(Path shared) {
        return shared.resolve(BINARIES);
    }

    /** Creates and locks a new folder. */
    static ServerFolder in(Path shared) throws IOException {
        Path path = Files.createTempDirectory(shared, OURS);
        FileChannel lock = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
        lock.lock();
        return new ServerFolder(path, lock);
    }

    /** Deletes what dead JVMs have left behind: folders of servers and incompletely unpacked binaries. */
    static List<Path> abandoned(Path shared) throws IOException {
        List<Path> abandoned = new ArrayList<>(list(shared, "server-*"));
        abandoned.removeIf(folder -> !isAbandoned(folder));
        if (Files.exists(binaries(shared))) {
            abandoned.addAll(list(binaries(shared), "PG-*"));
            abandoned.removeIf(folder -> Files.exists(folder.resolve(".exists")));
        }
        return abandoned;
    }

    private static List<Path> list(Path folder, String names) throws IOException {
        List<Path> list = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, names)) {
            paths.forEach(list::add);
        }
        return list;
    }

    private static boolean isAbandoned(Path folder) {
        if (folder.getFileName().toString().startsWith(OURS)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), WRITE)) {
            return lock.tryLock() != null;
        } catch (NoSuchFileException halfDeleted) {
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    void unlock() {
        try {
            lock.close();
        } catch (IOException unheard) {
            throw new UncheckedIOException(unheard);
        }
    }
}
