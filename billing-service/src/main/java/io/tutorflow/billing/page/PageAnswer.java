package io.tutorflow.billing.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A page for a browser: nobody else's code runs in it, and its URL is not passed on. */
public final class PageAnswer {

    public static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " frame-ancestors 'none'; base-uri 'none'";

    private PageAnswer() {}

    public static RestResponse<Object> of(Status status, String html) {
        return ResponseBuilder.<Object>create(status, html)
                .header(HttpHeaders.CONTENT_TYPE, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Whether the client is a browser: it accepts HTML, and lists it first. */
    public static boolean isWanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardType())
                .findFirst()
                .filter(MediaType.TEXT_HTML_TYPE::isCompatible)
                .isPresent();
    }
}
