package io.tutorflow.console.school;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tutorflow.console.page.Frame;
import io.tutorflow.console.page.Frames;
import io.tutorflow.console.visitor.Visitor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a teacher may spend of the organization's tokens, and what is left of it. */
@Path("/my-budget")
@RolesAllowed(Visitor.TEACHER)
@Produces(MediaType.TEXT_HTML)
public class BudgetResource {

    private static final String PAGE = "my-budget";

    private final Frames frames;

    BudgetResource(Frames frames) {
        this.frames = frames;
    }

    /** The page, and the card that is asked for alone. */
    @CheckedTemplate(basePath = "school")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance myBudget(Frame frame);

        static native TemplateInstance budget(Frame frame);
    }

    @GET
    public Uni<TemplateInstance> page() {
        return frames.around(PAGE).map(Templates::myBudget);
    }

    @GET
    @Path("budget")
    public Uni<TemplateInstance> budget() {
        return frames.around(PAGE).map(Templates::budget);
    }
}
