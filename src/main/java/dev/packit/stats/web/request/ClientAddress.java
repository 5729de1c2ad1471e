package dev.packit.stats.web.request;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sent a request that may have passed proxies. Each proxy appends the address from which it got the request to
 * {@code X-Forwarded-For}, so what is left of the last address that no trusted proxy has is whatever the client wrote there.
 */
final class ClientAddress {

    /** Providers give a customer at least that much of an IPv6 address. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private final List<IpSubnetFilterRule> trusted;

    /** @param trusted addresses and networks of proxies */
    ClientAddress(List<String> trusted) {
        this.trusted = trusted.stream()
                .map(network -> network.contains("/") ? network : network + (network.contains(":") ? "/128" : "/32"))
                .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
                .toList();
    }

    /**
     * Returns the client's IPv4 address or IPv6 network; null if a trusted proxy asks by itself.
     *
     * @param peer the address that is connected
     * @param forwarded the values of {@code X-Forwarded-For}
     */
    @Nullable
    String of(String peer, List<String> forwarded) {
        InetAddress client = parsed(peer);
        if (client == null || !isTrusted(client)) {
            return client == null ? peer : name(client);
        }
        List<String> hops = Arrays.asList(String.join(",", forwarded).split(","));
        InetAddress nearest = null;
        for (int i = hops.size() - 1; i >= 0; i--) {
            InetAddress hop = parsed(withoutPort(hops.get(i).strip()));
            if (hop == null) {
                break;
            }
            nearest = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return nearest == null ? null : name(nearest);
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** An IPv4 address that is written as IPv6 becomes one. */
    private static @Nullable InetAddress parsed(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length > IPV4_BYTES) {
            Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        }
        return NetUtil.bytesToIpAddress(bytes);
    }
}
