package io.tutorflow.billing.registration;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a newcomer calls from: an IPv4 address, or the /64 of an IPv6 address, which one household has to itself. */
record ClientNetwork(String text) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /** Callers without a readable address share one network. */
    private static final ClientNetwork UNKNOWN = new ClientNetwork("unknown");

    static ClientNetwork of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return UNKNOWN;
        }
        try {
            // An IPv4 address that is mapped into IPv6 comes out as IPv4.
            var host = InetAddress.getByAddress(bytes);
            return host.getAddress().length > Integer.BYTES
                    ? new ClientNetwork(network(host.getAddress()) + "/64")
                    : new ClientNetwork(host.getHostAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String network(byte[] address) throws UnknownHostException {
        var network = address.clone();
        Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
        return InetAddress.getByAddress(network).getHostAddress();
    }
}
