package dev.packit.stats.push;

import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Why a file of pushed metrics cannot be opened. */
final class StoreFailures {

    private StoreFailures() {}

    /** Whether the file itself is corrupt, rather than locked, not accessible, or on a full disk. */
    static boolean isBroken(RuntimeException failure) {
        return !is(failure, DataUtils.ERROR_FILE_LOCKED)
                && !is(failure, DataUtils.ERROR_WRITING_FAILED)
                && !(failure.getCause() instanceof FileSystemException)
                && !(failure.getCause() instanceof FileNotFoundException);
    }

    static String told(RuntimeException failure, Path file) {
        return is(failure, DataUtils.ERROR_FILE_LOCKED)
                ? file + " is in use by another process; only one process can accept pushes"
                : "%s cannot be opened: %s".formatted(file, failure.getMessage());
    }

    private static boolean is(RuntimeException failure, int code) {
        return failure instanceof MVStoreException of && of.getErrorCode() == code;
    }
}
