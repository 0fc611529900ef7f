package io.tutorflow.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.tutorflow.console.visitor.Visitor;
import io.tutorflow.console.visitor.Visitors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Leads whoever comes to the page that they came for. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class HomeResource {

    private final Visitors visitors;

    HomeResource(Visitors visitors) {
        this.visitors = visitors;
    }

    /** Pages that belong to nobody in particular. */
    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance nothing(Visitor visitor);

        static native TemplateInstance components();
    }

    @GET
    public RestResponse<Object> home() {
        var visitor = visitors.current();
        if (visitor.isAdmin()) {
            return RestResponse.seeOther(URI.create("billing"));
        }
        if (visitor.isTeacher()) {
            return RestResponse.seeOther(URI.create("my-budget"));
        }
        return RestResponse.ok(Templates.nothing(visitor));
    }

    /** Everything that pages are made of, to be looked at. */
    @GET
    @Path("components")
    public TemplateInstance components() {
        return Templates.components();
    }
}
