package dev.packit.stats.demo;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives this JVM, however it ends, just long enough to stop the server in a folder and to delete the
 * folder.
 *
 * <p>It waits for the end of its standard input, which comes when {@link #dismiss} closes the pipe or when the kernel
 * does, because the JVM is gone. PostgreSQL itself is a daemon and would live on.
 */
final class Watchdog {

    /**
     * The process id in {@code postmaster.pid} may have been given to somebody else since, so the folder must stand in
     * the command line too. Deleting is repeated as a server that was just starting may still be writing.
     */
    private static final String SCRIPT = """
        folder=$1
        trap '' HUP INT TERM
        cat > /dev/null
        command_line() { tr '\\0' ' ' < "/proc/$1/cmdline" 2> /dev/null || ps -o args= -p "$1" 2> /dev/null; }
        is_server() { [ -n "$1" ] && case $(command_line "$1") in *postgres*"$folder/data"*) true ;; *) false ;; esac; }
        for round in 1 2 3 4 5; do
            read -r server 2> /dev/null < "$folder/data/postmaster.pid" || server=
            if is_server "$server"; then
                kill -QUIT "$server"
                for tenth in 1 2 3 4 5 6 7 8 9 10; do
                    is_server "$server" && sleep 0.1
                done
                is_server "$server" && kill -KILL "$server"
            fi
            rm -rf -- "$folder"
            [ -e "$folder" ] || exit 0
            sleep 0.3
        done
        """;

    /** In a session of its own, where there is {@code setsid}: killing the JVM's whole process group spares it. */
    private static final String IN_ITS_OWN_SESSION =
            "exec $(command -v setsid) sh -c \"$0\" packit-stats-watchdog \"$1\"";

    private static final int PATIENCE_SECONDS = 20;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    static Watchdog over(Path folder) throws IOException {
        return new Watchdog(new ProcessBuilder("sh", "-c", IN_ITS_OWN_SESSION, SCRIPT, folder.toString())
                .directory(new File("/"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Runs the action once the folder is gone. Until then the JVM keeps whatever the action refers to. */
    void afterwards(Runnable action) {
        shell.onExit().thenRun(action);
    }

    /** Has the server stopped and the folder deleted now, and waits for it. */
    void dismiss() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The server's folder is not gone after %s s".formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
