package io.tutorflow.billing.invoice;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import java.util.UUID;

/** Refusals as callers read them. */
final class InvoiceProblems {

    private InvoiceProblems() {}

    static Invoice demandDone(InvoiceAnswer answer, UUID id) {
        return switch (answer) {
            case InvoiceAnswer.Done done -> done.invoice();
            case InvoiceAnswer.Refused refused when refused.why() == InvoiceRefusal.UNKNOWN -> throw missing(id);
            case InvoiceAnswer.Refused refused -> throw of(refused.why());
        };
    }

    static ApiProblem missingWorkspace(UUID id) {
        return ApiProblem.of(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "The workspace " + id + " was not found");
    }

    static ApiProblem missing(UUID id) {
        return ApiProblem.notFound("The invoice " + id);
    }

    static ApiProblem of(InvoiceRefusal why) {
        return switch (why) {
            case UNKNOWN -> ApiProblem.notFound("The invoice");
            case NOT_A_DRAFT ->
                conflict("Only a draft can be opened or deleted; this document is not a draft any more");
            case REPLACEMENT_STAYS ->
                conflict("A draft that replaces a void invoice cannot be deleted, because its usage would be billed by"
                        + " nothing; open it instead");
            case MONTH_STAYS ->
                conflict("A draft that closes a month cannot be deleted; open it, and void it if it is wrong");
            case TOO_SMALL ->
                conflict(
                        "Less than $0.50 is due, which cannot be collected; the draft is taken over by the next month");
            case BUYER_UNKNOWN ->
                conflict("The workspace has no billing details, so the invoice cannot be made out to anybody; its owner"
                        + " sets them with PUT /v1/platform/owner/billing-details");
            case NOT_PAYABLE -> conflict("Only an open or uncollectible invoice can be paid");
            case NOT_OPEN -> conflict("Only an open invoice can be marked as uncollectible");
            case NOT_GIVEN_UP ->
                conflict("Only an uncollectible invoice that is not written off yet can be written off; mark it as"
                        + " uncollectible first");
            case NOTHING_PAID ->
                conflict("Only a paid invoice can be reopened; of a statement, and of what was credited as a whole,"
                        + " nothing was paid");
            case NOT_CREDITABLE ->
                conflict("Only an open or paid invoice can be credited; delete a draft instead, and write off an"
                        + " uncollectible invoice");
            case CREDITED ->
                conflict(
                        "An invoice with a credit note cannot be made void, because its replacement would bill what was"
                                + " credited; credit the rest of it instead");
            case NOT_VOIDABLE ->
                conflict("Only an open or uncollectible invoice can be made void; delete a draft instead, and correct a"
                        + " paid invoice by a credit note");
            case NOT_COLLECTABLE -> conflict("Only an open invoice can be collected by Stripe");
            case COLLECTED_OTHERWISE ->
                conflict("Stripe collects this invoice in another way; make it void to collect its replacement");
            case COLLECTED_BEFORE ->
                conflict(
                        "Stripe collected this invoice before it was reopened, and takes each number once only; mark it as"
                                + " paid when its money comes in elsewhere, or make it void to collect its replacement");
            case NO_SAVED_CARD ->
                conflict("The workspace has no saved card to charge; use hosted_link, or ask its owner to save a card");
            case CREDITED_BEFORE ->
                conflict("An invoice with a credit note is not collected by Stripe, which would ask for all of it");
            case AT_STRIPE ->
                conflict(
                        "Stripe is collecting this invoice, and it may just have been paid there; look at it again in a"
                                + " minute");
            case PERIOD_NOT_OVER -> ApiProblem.invalid("to must not be in the future");
            case NOTHING_USED ->
                conflict("Nothing was used in this period that is not on another invoice, so there is nothing to bill");
            case INCOMPLETE ->
                conflict("Usage of this period is still being compared with usage-service; try again in a few minutes");
        };
    }

    static CreditNote.Content demandMade(CreditNotePolicy.Decision decision) {
        return switch (decision) {
            case CreditNotePolicy.Decision.Made made -> made.content();
            case CreditNotePolicy.Decision.NoSuchLine none ->
                throw ApiProblem.invalid("line " + none.line()
                        + " must be a line of usage, a true-up or a reversed top-up of the invoice");
            case CreditNotePolicy.Decision.NoUnits none ->
                throw ApiProblem.invalid("line " + none.line()
                        + " has no units, so that its amountUsd must be named instead of a quantity");
            case CreditNotePolicy.Decision.MoreThanIsLeft more ->
                throw conflict("No more can be credited than was due and is left: $"
                        + more.left().usd().toPlainString() + " before tax of "
                        + (more.line() == null ? "the invoice" : "line " + more.line()));
            case CreditNotePolicy.Decision.TooLittle little ->
                throw conflict(
                        "A credit note of less than a cent is not made: nothing is left, or too little is named");
        };
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
