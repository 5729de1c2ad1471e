package dev.packit.stats.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.util.HostSpec;
import org.postgresql.util.PSQLException;

/**
 * Opens the driver's sockets. Each host has the same time to accept one: the driver's {@code connectTimeout} is for all hosts
 * together, and leaves nothing for the second if the first is silent. All sockets to a host can be closed, also those on which
 * the driver is still waiting for the next step of a login.
 */
public final class Sockets extends SocketFactory {

    private static final Set<HostSocket> OPEN = ConcurrentHashMap.newKeySet();

    private final int timeout;

    /** Called by the driver, with all its settings. */
    public Sockets(Properties settings) throws PSQLException {
        timeout = (int)
                Duration.ofSeconds(PGProperty.SOCKET_TIMEOUT.getInt(settings)).toMillis();
    }

    /** Lets whoever waits for a host fail at once. */
    static void close(HostSpec host) throws IOException {
        for (HostSocket socket : OPEN) {
            if (socket.isTo(host)) {
                socket.close();
            }
        }
    }

    @Override
    public Socket createSocket() {
        return new HostSocket(timeout);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class HostSocket extends Socket {

        private final int timeout;
        private volatile @Nullable InetSocketAddress host;

        HostSocket(int timeout) {
            this.timeout = timeout;
        }

        boolean isTo(HostSpec other) {
            InetSocketAddress address = host;
            return address != null
                    && address.getHostString().equals(other.getHost())
                    && address.getPort() == other.getPort();
        }

        @Override
        public void connect(SocketAddress address, int ignored) throws IOException {
            host = (InetSocketAddress) address;
            OPEN.add(this);
            super.connect(address, timeout);
        }

        @Override
        public void close() throws IOException {
            OPEN.remove(this);
            super.close();
        }
    }
}
