package io.tutorflow.billing.account.verification;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.page.PageAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What a person sees behind the link of the verification mail. */
@ApplicationScoped
class VerificationPage {

    private static final String ANOTHER = "Ask for another mail, then open the link in it.";

    private final Template template;

    VerificationPage(@Location("verify-email.html") Template template) {
        this.template = template;
    }

    RestResponse<Object> of(Verified verified, String token) {
        return switch (verified) {
            case Verified.Open open ->
                page(
                        Status.OK,
                        "Verify this address?",
                        "Somebody, most likely you or your agent, gave " + open.email()
                                + " for a TutorFlow workspace. Once it is verified, the workspace can be paid for,"
                                + " and its receipts come here.",
                        token);
            case Verified.Done done ->
                page(Status.OK, "The address is verified", done.email() + " is verified. You can close this page.", "");
            case Verified.Unknown unknown ->
                page(
                        Status.NOT_FOUND,
                        "This link is not complete",
                        "Copy it whole from the mail. If it still does not work: " + ANOTHER,
                        "");
            case Verified.Expired expired ->
                page(Status.BAD_REQUEST, "This link is too old", "It worked for 24 hours. " + ANOTHER, "");
            case Verified.Replaced replaced ->
                page(
                        Status.BAD_REQUEST,
                        "The workspace has another address by now",
                        "This link was mailed for a former one, and changes nothing. " + ANOTHER,
                        "");
            case Verified.Taken taken ->
                page(
                        Status.CONFLICT,
                        "Another workspace has this address",
                        "It was verified there meanwhile. Give this workspace another address.",
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
