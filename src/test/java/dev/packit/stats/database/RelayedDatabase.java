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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link PackitDatabase} behind a relay that can fail in the ways in which servers and networks do. */
public class RelayedDatabase extends PackitDatabase {

    private static final int WAITING = 100;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();
    private static boolean frozen;

    /** The connections from the application. */
    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

    /** Those of them on which nothing is forwarded any more. */
    private static final Set<Socket> FORGOTTEN = ConcurrentHashMap.newKeySet();

    private static int target;
    private static ServerSocket entrance;

    /** Stops forwarding in both directions; connections are still accepted but get no response. */
    static void freeze() {
        set(true);
    }

    /** Forwards everything that was held back, and all further data. */
    static void thaw() {
        set(false);
    }

    /** Closes all connections and refuses new ones, as if the server had been stopped. */
    static void shut() {
        close(entrance);
        OPEN.forEach(RelayedDatabase::close);
    }

    /** Accepts connections again. */
    static void reopen() {
        try {
            listen(entrance.getLocalPort());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Forwards nothing more on the present connections and leaves them open, as a firewall that has lost its state. */
    static void forget() {
        FORGOTTEN.addAll(OPEN);
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
        target = Integer.parseInt(settings.get("POSTGRESQL_PORT"));
        try {
            listen(0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        settings.put("POSTGRESQL_PORT", Integer.toString(entrance.getLocalPort()));
        // several times longer than usual, for machines that are busy with something else
        settings.put("packit.database.patience", "6s");
        settings.put("packit.database.patience-in-queue", "30s");
        return settings;
    }

    @Override
    public void stop() {
        thaw();
        shut();
        super.stop();
    }

    private static void listen(int port) throws IOException {
        ServerSocket listening = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
        entrance = listening;
        inBackground(() -> {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                inBackground(() -> join(client, listening));
            }
        });
    }

    private static void join(Socket client, ServerSocket listening) throws IOException {
        OPEN.add(client);
        try (client) {
            if (listening.isClosed()) {
                return;
            }
            awaitThaw();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            inBackground(() -> pass(client, server, client));
            pass(server, client, client);
        } finally {
            OPEN.remove(client);
        }
    }

    private static void pass(Socket from, Socket to, Socket client) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                awaitThaw();
                if (!FORGOTTEN.contains(client)) {
                    out.write(buffer, 0, read);
                }
            }
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception unclosed) {
            throw new IllegalStateException(unclosed);
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
