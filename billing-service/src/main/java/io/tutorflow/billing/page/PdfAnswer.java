package io.tutorflow.billing.page;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A PDF as it is answered: read in the browser or saved, and left in no cache. */
public final class PdfAnswer {

    public static final String TYPE = "application/pdf";

    private PdfAnswer() {}

    /** @param name of the file, without its ending */
    public static RestResponse<byte[]> of(byte[] pdf, String name) {
        return ResponseBuilder.ok(pdf)
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
