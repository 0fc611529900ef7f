package io.tutorflow.billing.notify.webhook;

import io.tutorflow.http.ApiProblem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the text of an endpoint's URL; the addresses of its host are checked on each connection. */
final class EndpointUrls {

    private static final int HTTPS_PORT = 443;
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    /**
     * Ends in letters: a name that ends in a number is an address in disguise, and a name without a dot is not on the
     * Internet.
     */
    private static final Pattern NAME = Pattern.compile("([a-z0-9_-]+\\.)+[a-z][a-z0-9-]*\\.?");

    private static final Pattern LOCAL = Pattern.compile("(.*\\.)?(localhost|local|localdomain|internal)\\.?");

    private EndpointUrls() {}

    /** @throws ApiProblem 400 that says what is wrong with it */
    static void check(String url, boolean allowPrivate) {
        var uri = parsed(url);
        var host = uri.getHost();
        if (host == null || uri.isOpaque()) {
            throw invalid("must be an absolute URL, such as https://hooks.example.com/tutorflow");
        }
        if (!"https".equals(uri.getScheme()) && !(allowPrivate && "http".equals(uri.getScheme()))) {
            throw invalid("must start with https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid("must not contain a user or a password");
        }
        if (uri.getRawFragment() != null) {
            throw invalid("must not contain a fragment (#)");
        }
        if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw invalid("must have a port between 1 and 65535");
        }
        if (!allowPrivate) {
            checkIsPublic(uri, host.toLowerCase(Locale.ROOT));
        }
    }

    /** Without the brackets of IPv6. */
    static String hostOf(URI uri) {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static void checkIsPublic(URI uri, String host) {
        if (uri.getPort() != -1 && uri.getPort() != HTTPS_PORT) {
            throw invalid("must use port " + HTTPS_PORT);
        }
        boolean isPublic = isAddress(host)
                ? PublicAddresses.has(address(hostOf(uri)))
                : NAME.matcher(host).matches() && !LOCAL.matcher(host).matches();
        if (!isPublic) {
            throw invalid("must resolve to a public address");
        }
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    private static InetAddress address(String literal) {
        try {
            // A literal, so nothing is resolved.
            return InetAddress.getByName(literal);
        } catch (UnknownHostException none) {
            throw invalid("has an address that cannot be read");
        }
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException unreadable) {
            throw invalid("must be an absolute URL, such as https://hooks.example.com/tutorflow");
        }
    }

    private static ApiProblem invalid(String rule) {
        return ApiProblem.invalid("url " + rule);
    }
}
