package io.tutorflow.usage.render;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The renderer's orders. */
@RegisterRestClient(configKey = "renderer")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/renders")
interface RendererClient {

    @POST
    Uni<Void> order(@HeaderParam("Idempotency-Key") UUID renderId, Order order);

    /**
     * A video to render.
     *
     * @param fields of the video, a JSON object
     * @param callbackUrl where to report
     * @param remotionWebhookUrl where Remotion Lambda reports, if it does the rendering
     */
    record Order(
            UUID renderId,
            int targetDurationSeconds,
            String prompt,
            @JsonRawValue String fields,
            String callbackUrl,
            String remotionWebhookUrl) {}
}
