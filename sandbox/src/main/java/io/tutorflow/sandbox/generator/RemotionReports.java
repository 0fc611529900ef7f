package io.tutorflow.sandbox.generator;

import java.net.URI;

/** The same in the format of Remotion Lambda's webhook (https://www.remotion.dev/docs/lambda/webhooks). */
final class RemotionReports {

    private static final int FPS = 30;

    private RemotionReports() {}

    static Report success(RenderOrder order, int seconds, ReportSigner signer) {
        return report(
                order,
                "{\"type\":\"success\"," + common(order, seconds) + ",\"lambdaErrors\":[],\"outputUrl\":\"videos/"
                        + order.renderId() + ".mp4\",\"outputFile\":\"videos/" + order.renderId()
                        + ".mp4\",\"timeToFinish\":300,\"costs\":{\"accruedSoFar\":0.001,\"currency\":\"USD\"}}",
                signer);
    }

    static Report failure(RenderOrder order, ReportSigner signer) {
        return report(
                order,
                "{\"type\":\"error\"," + common(order, order.targetDurationSeconds())
                        + ",\"errors\":[{\"name\":\"Error\",\"message\":\"the renderer could not complete this"
                        + " work\",\"stack\":\"\"}]}",
                signer);
    }

    private static String common(RenderOrder order, int seconds) {
        return "\"renderId\":\"" + order.renderId().toString().substring(0, 8)
                + "\",\"expectedBucketOwner\":\"sandbox\",\"bucketName\":\"remotionlambda-sandbox\","
                + "\"customData\":{\"renderId\":\"" + order.renderId() + "\",\"durationInFrames\":" + seconds * FPS
                + ",\"fps\":" + FPS + "}";
    }

    private static Report report(RenderOrder order, String body, ReportSigner signer) {
        return new Report(
                URI.create(order.remotionWebhookUrl()), body, "X-Remotion-Signature", () -> signer.signWhole(body));
    }
}
