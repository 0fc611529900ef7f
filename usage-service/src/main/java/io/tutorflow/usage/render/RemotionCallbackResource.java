package io.tutorflow.usage.render;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Called by Remotion Lambda when a render has ended; the signature is the credential. */
@Path("/callbacks/remotion")
@PermitAll
@Cancellable(false)
@Tag(name = "Callbacks", description = "For the renderer only.")
class RemotionCallbackResource {

    private static final String SCHEME = "sha512=";

    /** Sent by Remotion to test the address; there is no render behind it. */
    private static final String DEMO = "demo";

    private final EndingRenders ending;
    private final RenderSecret secret;
    private final ObjectMapper mapper;

    RemotionCallbackResource(EndingRenders ending, RenderSecret secret, ObjectMapper mapper) {
        this.ending = ending;
        this.secret = secret;
        this.mapper = mapper;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "reportRemotionRender",
            summary = "Report a render's outcome with Remotion Lambda's webhook",
            description = "X-Remotion-Signature: sha512=<hex of HMAC-SHA512 over the body>. customData contains the"
                    + " renderId of the order, durationInFrames and fps. The first report decides; later ones"
                    + " change nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RemotionReport.class)))
    @APIResponse(responseCode = "204", description = "Accepted, or a test call (X-Remotion-Mode: demo)")
    @APIResponse(responseCode = "400", description = "The signature is valid, but the body is not a valid report")
    @APIResponse(responseCode = "401", description = "The signature is missing or wrong")
    @APIResponse(responseCode = "404", description = "There is no such render")
    public Uni<Void> report(
            @HeaderParam("X-Remotion-Signature") @Nullable String signature,
            @HeaderParam("X-Remotion-Mode") @Nullable String mode,
            byte @Nullable [] sent) {
        var body = sent == null ? new byte[0] : sent;
        if (!isSigned(signature, body)) {
            return Uni.createFrom()
                    .failure(ApiProblem.of(
                            ErrorCode.PLATFORM_INVALID_TOKEN,
                            "This report needs a valid signature: X-Remotion-Signature: sha512=…"));
        }
        if (DEMO.equals(mode)) {
            return Uni.createFrom().voidItem();
        }
        var report = read(body);
        return ending.report(report.ourId(), report.outcome());
    }

    /** Remotion signs only the body; a replayed report changes nothing. */
    private boolean isSigned(@Nullable String header, byte[] body) {
        if (header == null || !header.startsWith(SCHEME)) {
            return false;
        }
        var expected = HexFormat.of().formatHex(secret.signWhole(body));
        return MessageDigest.isEqual(
                expected.getBytes(US_ASCII), header.substring(SCHEME.length()).getBytes(UTF_8));
    }

    private RemotionReport read(byte[] body) {
        try {
            return mapper.readValue(body, RemotionReport.class);
        } catch (IOException unreadable) {
            throw ApiProblem.invalid("the body is not a Remotion report");
        }
    }
}
