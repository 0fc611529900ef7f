package io.tutorflow.sandbox.generator;

import java.net.URI;
import java.time.Instant;

/** The reports of a renderer written for this suite. */
final class PlainReports {

    private PlainReports() {}

    static Report success(RenderOrder order, int seconds, ReportSigner signer) {
        return report(
                order,
                "{\"renderId\":\"" + order.renderId() + "\",\"status\":\"succeeded\",\"durationSeconds\":" + seconds
                        + ",\"videoKey\":\"videos/" + order.renderId() + ".mp4\"}",
                signer);
    }

    static Report failure(RenderOrder order, ReportSigner signer) {
        return report(
                order,
                "{\"renderId\":\"" + order.renderId()
                        + "\",\"status\":\"failed\",\"reason\":\"the renderer could not complete this work\"}",
                signer);
    }

    private static Report report(RenderOrder order, String body, ReportSigner signer) {
        return new Report(URI.create(order.callbackUrl()), body, "X-Signature", () -> signer.sign(Instant.now(), body));
    }
}
