package io.tutorflow.billing.notify.increase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.notify.alert.Notices.Notice;
import io.tutorflow.events.BudgetIncreaseDecided;
import io.tutorflow.events.BudgetIncreaseRequested;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the topic of requests for more has to say, and to whom. */
sealed interface IncreaseNews {

    Notice notice();

    /** For the org admins. */
    record Requested(Notice notice) implements IncreaseNews {}

    /** @param email null if the teacher wants no mail */
    record Decided(Notice notice, String teacher, @Nullable String email) implements IncreaseNews {}

    static IncreaseNews of(BudgetIncreaseRequested event) {
        var limit = event.requestedLimitTokens();
        var message = "The teacher %s has spent %s of the %s tokens of this %s and asks for %s.%s"
                .formatted(
                        event.teacherId(),
                        event.spentTokens().toPlainString(),
                        event.limitTokens().toPlainString(),
                        event.period().equals("weekly") ? "week" : "month",
                        limit == null ? "more" : "a limit of " + limit.toPlainString(),
                        event.note() == null ? "" : " The note says: " + event.note());
        return new Requested(new Notice(
                idOf("requested", event.requestId()),
                event.organizationId(),
                "budget_increase_requested",
                "A teacher asks for more tokens",
                message + " Answer at /v1/school/budgets/increase-requests/" + event.requestId() + ".",
                event.requestedAt()));
    }

    static IncreaseNews of(BudgetIncreaseDecided event) {
        return new Decided(
                new Notice(
                        idOf("decided", event.requestId()),
                        event.organizationId(),
                        "budget_increase_decided",
                        "Your request for more tokens was " + event.outcome(),
                        message(event),
                        event.decidedAt()),
                event.teacherId(),
                event.replyEmail());
    }

    private static String message(BudgetIncreaseDecided event) {
        return "Your request for more tokens was " + event.outcome() + "."
                + granted(event)
                + (event.reason() == null ? "" : " The reason: " + event.reason());
    }

    private static String granted(BudgetIncreaseDecided event) {
        var tokens = event.grantedTokens();
        if (tokens == null) {
            return "";
        }
        return ("limit".equals(event.grantedAs())
                        ? " You may now spend %s tokens in each period."
                        : " You may spend %s tokens more in this period.")
                .formatted(tokens.toPlainString());
    }

    /** One notification each, however often the event arrives. */
    private static UUID idOf(String what, UUID request) {
        return UUID.nameUUIDFromBytes(("budget-increase:" + what + ":" + request).getBytes(UTF_8));
    }
}
