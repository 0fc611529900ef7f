package io.tutorflow.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tutorflow.console.visitor.Visitor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How one's tokens stand, at the foot of the menu. */
@Path("/standing")
@RolesAllowed({Visitor.ORG_ADMIN, Visitor.TEACHER})
@Produces(MediaType.TEXT_HTML)
public class StandingResource {

    private final Frames frames;

    StandingResource(Frames frames) {
        this.frames = frames;
    }

    /** The card alone. */
    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance standing(Frame frame);
    }

    @GET
    public Uni<TemplateInstance> standing() {
        return frames.around("").map(Templates::standing);
    }
}
