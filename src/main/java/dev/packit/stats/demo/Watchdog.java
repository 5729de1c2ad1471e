package dev.packit.stats.demo;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell script that outlives this JVM, however it ends, just long enough to stop the server in a folder and delete the
 * folder.
 *
 * <p>It waits for the end of its standard input, which occurs when {@link #dismiss} or, after the JVM's end, the kernel
 * closes the pipe. PostgreSQL is a daemon and would otherwise keep running.
 */
final class Watchdog {

    /**
     * The process id in {@code postmaster.pid} may have been reused since, so the process's command line must contain the
     * folder, too. Deleting is repeated, because a server that was just starting may still be writing.
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

    /** Runs in a separate session if {@code setsid} is available, so that it survives if the JVM's process group is killed. */
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

    /** Runs the action once the folder has been deleted. Until then, whatever the action refers to stays reachable. */
    void afterwards(Runnable action) {
        shell.onExit().thenRun(action);
    }

    /** Makes the script stop the server and delete the folder now, and waits until it has. */
    void dismiss() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The server's folder still exists after %s s".formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
