package io.tutorflow.console.school;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tutorflow.console.page.Card;
import io.tutorflow.console.service.BillingService;
import io.tutorflow.console.service.ThresholdBody;
import io.tutorflow.console.visitor.Visitor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Org admins say here below which balance they want to be told. */
@Path("/billing/threshold")
@RolesAllowed(Visitor.ORG_ADMIN)
@Produces(MediaType.TEXT_HTML)
public class ThresholdResource {

    /** As billing-service has it. */
    private static final BigDecimal MOST = new BigDecimal(10_000_000);

    private static final int DECIMALS = 4;
    private static final String RULE = "Enter tokens above 0, with at most 4 decimals, or nothing.";

    private final BillingService billing;

    ThresholdResource(@RestClient BillingService billing) {
        this.billing = billing;
    }

    /** The card alone. */
    @CheckedTemplate(basePath = "school")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance threshold(ThresholdForm threshold);
    }

    @GET
    public Uni<TemplateInstance> form() {
        return Card.of(billing.threshold()).map(set -> Templates.threshold(ThresholdForm.of(set)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> save(@RestForm @Nullable String tokens) {
        var typed = tokens == null ? "" : tokens.strip();
        var wanted = typed.isEmpty() ? null : number(typed.replace(",", ""));
        if (!typed.isEmpty() && wanted == null) {
            return Card.of(billing.threshold())
                    .map(set -> Templates.threshold(ThresholdForm.refused(set, typed, RULE)));
        }
        return Card.of(change(wanted)).map(set -> Templates.threshold(ThresholdForm.saved(set)));
    }

    private Uni<ThresholdBody> change(@Nullable BigDecimal wanted) {
        return billing.threshold().chain(before -> billing.setThreshold(before.withTokens(wanted)));
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            var number = new BigDecimal(text);
            return number.signum() > 0 && number.scale() <= DECIMALS && number.compareTo(MOST) <= 0 ? number : null;
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
