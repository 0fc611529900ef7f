package io.tutorflow.usage.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Called by the renderer when a render has ended; the signature is the credential. */
@Path("/callbacks/renders")
@PermitAll
@Cancellable(false)
@Tag(name = "Callbacks", description = "For the renderer only.")
class RenderCallbackResource {

    private final EndingRenders ending;
    private final RenderSecret secret;
    private final RealClock clock;
    private final ObjectMapper mapper;

    RenderCallbackResource(EndingRenders ending, RenderSecret secret, RealClock clock, ObjectMapper mapper) {
        this.ending = ending;
        this.secret = secret;
        this.clock = clock;
        this.mapper = mapper;
    }

    @POST
    @Path("/{renderId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "reportRender",
            summary = "Report a render's outcome",
            description = "X-Signature: t=<unix seconds>,v1=<hex of HMAC-SHA256 over t.body>, at most 5 minutes old."
                    + " The body repeats the render's id. The first report decides; later ones change nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderReport.class)))
    @APIResponse(responseCode = "204", description = "The report is accepted")
    @APIResponse(responseCode = "400", description = "The signature is valid, but the body is not a valid report")
    @APIResponse(responseCode = "401", description = "The signature is missing, wrong, too old or for another render")
    @APIResponse(responseCode = "404", description = "There is no such render")
    public Uni<Void> report(
            @PathParam("renderId") String renderId,
            @HeaderParam("X-Signature") @Nullable String signature,
            byte @Nullable [] sent) {
        var body = sent == null ? new byte[0] : sent;
        if (!isSigned(signature, body)) {
            return refused();
        }
        var report = read(body);
        if (report.renderId() == null || !report.renderId().toString().equals(renderId)) {
            return refused();
        }
        return ending.report(report.renderId(), report.outcome());
    }

    private boolean isSigned(@Nullable String header, byte[] body) {
        return ReportSignature.of(header)
                .filter(signature -> signature.isFresh(clock.now()))
                .filter(signature -> MessageDigest.isEqual(signature.mac(), secret.sign(signature.time(), body)))
                .isPresent();
    }

    private RenderReport read(byte[] body) {
        try {
            return mapper.readValue(body, RenderReport.class);
        } catch (IOException unreadable) {
            throw ApiProblem.invalid("the body is not a render report");
        }
    }

    private static <T> Uni<T> refused() {
        return Uni.createFrom()
                .failure(ApiProblem.of(
                        ErrorCode.PLATFORM_INVALID_TOKEN,
                        "This report needs a valid signature: X-Signature: t=…,v1=…, at most 5 minutes old"));
    }
}
