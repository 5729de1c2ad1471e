package dev.packit.stats.database;

import dev.packit.stats.PackitDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link PackitDatabase} behind a relay that can stop forwarding data, like a broken network. */
public class RelayedDatabase extends PackitDatabase {

    private static final int WAITING = 100;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();
    private static boolean frozen;

    private ServerSocket entrance;

    /** Stops forwarding in both directions; connections are still accepted but get no response. */
    static void freeze() {
        set(true);
    }

    /** Forwards everything that was held back, and all further data. */
    static void thaw() {
        set(false);
    }

    private static void set(boolean value) {
        LOCK.lock();
        try {
            frozen = value;
            CHANGED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    private static void awaitThaw() {
        LOCK.lock();
        try {
            while (frozen) {
                CHANGED.awaitUninterruptibly();
            }
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.keySet().removeIf(name -> name.startsWith("quarkus."));
        int port = Integer.parseInt(settings.get("POSTGRESQL_PORT"));
        try {
            entrance = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        inBackground(() -> {
            while (!entrance.isClosed()) {
                Socket client = entrance.accept();
                inBackground(() -> join(client, port));
            }
        });
        settings.put("POSTGRESQL_PORT", Integer.toString(entrance.getLocalPort()));
        return settings;
    }

    @Override
    public void stop() {
        thaw();
        try {
            entrance.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
        super.stop();
    }

    private static void join(Socket client, int port) throws IOException {
        awaitThaw();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        inBackground(() -> pass(client, server));
        pass(server, client);
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                awaitThaw();
                out.write(buffer, 0, read);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // one side has closed the connection
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
