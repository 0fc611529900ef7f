package io.tutorflow.billing.account.verification;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.page.PageAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The page behind the link in the verification mail. */
@ApplicationScoped
class VerificationPage {

    private static final String ANOTHER = "Request another mail and open the link in it.";

    private final Template template;

    VerificationPage(@Location("verify-email.html") Template template) {
        this.template = template;
    }

    RestResponse<Object> of(VerificationResult verified, String token) {
        return switch (verified) {
            case VerificationResult.Open open ->
                page(
                        Status.OK,
                        "Verify this address?",
                        "Someone, most likely you or your agent, entered " + open.email()
                                + " for a TutorFlow workspace. Once it is verified, the workspace can make payments, and"
                                + " receipts are sent here.",
                        token);
            case VerificationResult.Done done ->
                page(Status.OK, "The address is verified", done.email() + " is verified. You can close this page.", "");
            case VerificationResult.Unknown unknown ->
                page(
                        Status.NOT_FOUND,
                        "This link is incomplete",
                        "Copy the whole link from the mail. If it still does not work: " + ANOTHER,
                        "");
            case VerificationResult.Expired expired ->
                page(Status.BAD_REQUEST, "This link has expired", "It was valid for 24 hours. " + ANOTHER, "");
            case VerificationResult.Replaced replaced ->
                page(
                        Status.BAD_REQUEST,
                        "The workspace now has a different address",
                        "This link was sent to an earlier address and no longer does anything. " + ANOTHER,
                        "");
            case VerificationResult.Taken taken ->
                page(
                        Status.CONFLICT,
                        "Another workspace has this address",
                        "It was verified there in the meantime. Please use a different address for this workspace.",
                        "");
        };
    }

    private RestResponse<Object> page(Status status, String title, String text, String token) {
        return PageAnswer.of(
                status,
                template.data("title", title)
                        .data("text", text)
                        .data("token", token)
                        .render());
    }
}
