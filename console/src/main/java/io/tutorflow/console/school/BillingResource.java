package io.tutorflow.console.school;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tutorflow.console.page.Card;
import io.tutorflow.console.page.Frame;
import io.tutorflow.console.page.Frames;
import io.tutorflow.console.service.BillingService;
import io.tutorflow.console.service.ThresholdBody;
import io.tutorflow.console.visitor.Visitor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** The organization's tokens: what there is, what is held, and everything that came and went. */
@Path("/billing")
@RolesAllowed({Visitor.ORG_ADMIN, Visitor.TEACHER})
@Produces(MediaType.TEXT_HTML)
public class BillingResource {

    private static final String PAGE = "billing";

    private final BillingService billing;
    private final Frames frames;

    BillingResource(@RestClient BillingService billing, Frames frames) {
        this.billing = billing;
        this.frames = frames;
    }

    /** The page, and the cards of it that are asked for alone. */
    @CheckedTemplate(basePath = "school")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance billing(Frame frame, Card<History> history, ThresholdForm threshold);

        static native TemplateInstance balance(Frame frame);

        static native TemplateInstance history(Frame frame, Card<History> history);
    }

    @GET
    public Uni<RestResponse<Object>> page(@BeanParam HistoryRequest asked) {
        var threshold = Card.of(billing.threshold());
        return frames.around(PAGE).chain(frame -> {
            if (frame.hasBudget()) {
                return Uni.createFrom().item(RestResponse.seeOther(URI.create("my-budget")));
            }
            return Uni.combine()
                    .all()
                    .unis(history(frame, asked), frame.visitor().isAdmin() ? threshold : none())
                    .with((history, set) -> RestResponse.ok(Templates.billing(frame, history, ThresholdForm.of(set))));
        });
    }

    private static Uni<Card<ThresholdBody>> none() {
        return Uni.createFrom().item(Card.none());
    }

    @GET
    @Path("balance")
    public Uni<TemplateInstance> balance() {
        return frames.around(PAGE).map(Templates::balance);
    }

    @GET
    @Path("history")
    public Uni<TemplateInstance> history(@BeanParam HistoryRequest asked) {
        return frames.around(PAGE)
                .chain(frame -> history(frame, asked).map(history -> Templates.history(frame, history)));
    }

    private Uni<Card<History>> history(Frame frame, HistoryRequest asked) {
        var filter = asked.filter(frame.zone());
        return Card.of(billing.transactions(filter.type(), filter.from(), filter.to(), History.ROWS, filter.offset())
                .map(found -> new History(filter, found.items(), found.total())));
    }

    /** Everything that the filter lets through, as billing-service writes it. */
    @GET
    @Path("transactions.csv")
    @Produces("text/csv")
    public RestMulti<byte[]> file(@BeanParam HistoryRequest asked) {
        return RestMulti.fromUniResponse(
                frames.around(PAGE).map(frame -> asked.filter(frame.zone())),
                filter -> billing.transactionsFile(filter.type(), filter.from(), filter.to()),
                filter -> Map.of("Content-Disposition", List.of("attachment; filename=\"transactions.csv\"")));
    }
}
