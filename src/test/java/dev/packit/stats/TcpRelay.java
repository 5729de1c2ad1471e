package dev.packit.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Forwards connections to a server of this machine, and can fail in the ways in which servers and networks do. */
public final class TcpRelay implements AutoCloseable {

    private static final int WAITING = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean frozen;

    /** The connections from clients. */
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Those of them on which nothing is forwarded any more. */
    private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();

    private final int target;
    private ServerSocket entrance;

    /** @param target the port of the server */
    public TcpRelay(int target) {
        this.target = target;
        entrance = listen(0);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Stops forwarding in both directions; connections are still accepted but get no response. */
    public void freeze() {
        set(true);
    }

    /** Forwards everything that was held back, and all further data. */
    public void thaw() {
        set(false);
    }

    /** Closes all connections and refuses new ones, as if the server had been stopped. */
    public void shut() {
        close(entrance);
        open.forEach(TcpRelay::close);
    }

    /** Accepts connections again. */
    public void reopen() {
        entrance = listen(entrance.getLocalPort());
    }

    /** Forwards nothing more on the present connections and leaves them open, as a firewall that has lost its state. */
    public void forget() {
        forgotten.addAll(open);
    }

    @Override
    public void close() {
        thaw();
        shut();
    }

    private void set(boolean value) {
        lock.lock();
        try {
            frozen = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket listening = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
            inBackground(() -> {
                while (!listening.isClosed()) {
                    Socket client = listening.accept();
                    inBackground(() -> join(client, listening));
                }
            });
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void join(Socket client, ServerSocket listening) throws IOException {
        open.add(client);
        try (client) {
            if (listening.isClosed()) {
                return;
            }
            awaitThaw();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            inBackground(() -> pass(client, server, client));
            pass(server, client, client);
        } finally {
            open.remove(client);
        }
    }

    private void pass(Socket from, Socket to, Socket client) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                awaitThaw();
                if (!forgotten.contains(client)) {
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
