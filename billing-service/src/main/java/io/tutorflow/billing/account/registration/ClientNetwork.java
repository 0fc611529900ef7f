package io.tutorflow.billing.account.registration;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The network of a newcomer: an IPv4 address, or the /64 of an IPv6 address, which belongs to one household.
 *
 * @param site for an IPv6 address the /48, which belongs to one customer of a provider
 */
record ClientNetwork(String text, @Nullable String site) {

    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_SITE_BYTES = 6;

    /** Callers without a readable address share one network. */
    private static final ClientNetwork UNKNOWN = new ClientNetwork("unknown", null);

    static ClientNetwork of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return UNKNOWN;
        }
        try {
            // An IPv4-mapped IPv6 address becomes IPv4.
            var host = InetAddress.getByAddress(bytes);
            return host.getAddress().length > Integer.BYTES
                    ? new ClientNetwork(
                            prefix(host.getAddress(), IPV6_NETWORK_BYTES), prefix(host.getAddress(), IPV6_SITE_BYTES))
                    : new ClientNetwork(host.getHostAddress(), null);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String prefix(byte[] address, int bytes) throws UnknownHostException {
        var network = address.clone();
        Arrays.fill(network, bytes, network.length, (byte) 0);
        return InetAddress.getByAddress(network).getHostAddress() + "/" + bytes * Byte.SIZE;
    }
}
