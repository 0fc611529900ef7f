package io.tutorflow.billing.notify.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells Internet addresses from private ones, to which we never connect on behalf of a customer. Based on IANA's
 * special-purpose address registries.
 */
final class PublicAddresses {

    /** IPv4 ranges that are not public; 169.254.0.0/16 includes the metadata of clouds. */
    private static final List<Network> CLOSED_4 = List.of(
            Network.of(0, 0, 0, 0, 8),
            Network.of(10, 0, 0, 0, 8),
            Network.of(100, 64, 0, 0, 10),
            Network.of(127, 0, 0, 0, 8),
            Network.of(169, 254, 0, 0, 16),
            Network.of(172, 16, 0, 0, 12),
            Network.of(192, 0, 0, 0, 24),
            Network.of(192, 0, 2, 0, 24),
            Network.of(192, 88, 99, 0, 24),
            Network.of(192, 168, 0, 0, 16),
            Network.of(198, 18, 0, 0, 15),
            Network.of(198, 51, 100, 0, 24),
            Network.of(203, 0, 113, 0, 24),
            Network.of(224, 0, 0, 0, 3));

    /**
     * All allocated IPv6 addresses start with this; those that stand for IPv4 addresses (::ffff:…, 64:ff9b::…) do not.
     */
    private static final Network GLOBAL_6 = Network.of(0x20, 0, 0, 0, 3);

    /** 2001::/23 (tunnels, protocols), 2001:db8::/32 and 3fff::/20 (documentation), 2002::/16 (6to4). */
    private static final List<Network> CLOSED_6 = List.of(
            Network.of(0x20, 0x01, 0, 0, 23),
            Network.of(0x20, 0x01, 0x0d, 0xb8, 32),
            Network.of(0x20, 0x02, 0, 0, 16),
            Network.of(0x3f, 0xff, 0, 0, 20));

    private PublicAddresses() {}

    /** Java itself turns {@code ::ffff:10.0.0.1} into an {@link Inet4Address}. */
    static boolean has(InetAddress address) {
        int start = start(address);
        return address instanceof Inet4Address
                ? CLOSED_4.stream().noneMatch(network -> network.has(start))
                : GLOBAL_6.has(start) && CLOSED_6.stream().noneMatch(network -> network.has(start));
    }

    private static int start(InetAddress address) {
        var bytes = address.getAddress();
        return Network.number(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
    }

    /** Addresses with the same first bits. */
    private record Network(int start, int bits) {

        static Network of(int a, int b, int c, int d, int bits) {
            return new Network(number(a, b, c, d), bits);
        }

        static int number(int a, int b, int c, int d) {
            return (a << 24) | (b << 16) | (c << 8) | d;
        }

        boolean has(int address) {
            return (address ^ start) >>> (32 - bits) == 0;
        }
    }
}
