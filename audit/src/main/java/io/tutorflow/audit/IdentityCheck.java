package io.tutorflow.audit;

import io.tutorflow.audit.UsageRow.Parent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that a record is what its id was derived from: its owner, its purpose, its key or name, or its moment. */
final class IdentityCheck {

    /** How many ids one request may try, one after the other. */
    private static final int ATTEMPTS = 16;

    /** How many summaries of one session may fail, one after the other. */
    private static final int SUMMARY_ATTEMPTS = 256;

    private static final int BY_TIME = 7;
    private static final int BY_NAME = 8;
    private static final int TIME_SHIFT = 16;

    private final UsageRow usage;
    private final Differing differing = new Differing(Rule.RECORD_IDENTITY);

    private IdentityCheck(UsageRow usage) {
        this.usage = usage;
    }

    static List<Difference> of(UsageRow usage) {
        var check = new IdentityCheck(usage);
        if (!usage.tombstone()) {
            check.id();
            check.asker();
            check.parent();
        }
        return check.differing.all();
    }

    private void id() {
        if ("post_session_summary".equals(usage.work().category())) {
            demand(isOfItsSession(), "is not the summary of the session that it names");
            namesNoKey();
        } else if (usage.work().isMeasured()) {
            demand(isOfItsEvent(), "is not the record of the event that it names");
            namesNoKey();
        } else if (usage.work().idempotencyKey() == null) {
            demand(
                    usage.work().isRender() || usage.id().version() != BY_NAME,
                    "was recorded under a key, and names none");
            demand(
                    usage.id().version() != BY_TIME
                            || usage.id().getMostSignificantBits() >>> TIME_SHIFT
                                    == usage.end().recordedAt().toEpochMilli(),
                    "was recorded at another moment than its id says");
        } else {
            // A render's id is derived from the previous one; its key is the caller's business.
            demand(usage.work().isRender() || isOfItsKey(), "was recorded under another key than it names");
        }
    }

    /** Sessions and events are keys themselves. */
    private void namesNoKey() {
        demand(usage.work().idempotencyKey() == null, "names a key that it was not recorded under");
    }

    /** One session has one summary, whoever asked for it. */
    private boolean isOfItsSession() {
        var session = usage.session();
        return session.isPresent()
                && IntStream.range(0, SUMMARY_ATTEMPTS)
                        .anyMatch(number -> usage.id()
                                .equals(NamedId.of(usage.payer().accountId() + "/school/sessions/summary/" + number
                                        + "/" + session.get())));
    }

    /** What a school's record is told of may have been lost once, as a request may. */
    private boolean isOfItsEvent() {
        var stored = usage.work().stored();
        var source = StoredRequest.text(stored, "source")
                .orElseGet(() -> String.valueOf(usage.payer().subject()));
        int attempts = usage.payer().isWorkspace() ? 1 : ATTEMPTS;
        return StoredRequest.text(stored, "eventId")
                .filter(event -> IntStream.range(0, attempts)
                        .mapToObj(number -> "usage-event" + (number == 0 ? "" : "-" + number))
                        .anyMatch(prefix -> usage.id()
                                .equals(NamedId.of(prefix + "/" + source.length() + "/" + source + "/" + event))))
                .isPresent();
    }

    private boolean isOfItsKey() {
        return scopes().anyMatch(scope -> IntStream.range(0, ATTEMPTS)
                .anyMatch(number -> usage.id()
                        .equals(NamedId.of(
                                scope + "/" + number + "/" + usage.work().idempotencyKey()))));
    }

    private Stream<String> scopes() {
        if (usage.payer().isWorkspace()) {
            var parent = usage.work().parent();
            var scope = parent == null ? usage.payer().accountId() : parent.id();
            return Stream.of(scope + "/" + usage.work().category());
        }
        var subject = String.valueOf(usage.payer().subject());
        var person = subject.length() + ":" + subject;
        var endpoint = usage.payer().accountId() + "/school/activities/";
        // A plan pays for students too, without saying so.
        return Stream.of(endpoint + person, endpoint + "student:" + person);
    }

    private void asker() {
        var payer = usage.payer();
        demand(
                Objects.equals(payer.audience(), payer.isWorkspace() ? "platform" : "school"),
                "is told to be of " + payer.audience());
        demand(
                !payer.isStudent() || isTheStudents(payer.walletId()),
                "is paid by wallet " + payer.walletId() + ", which is not the student's");
    }

    private boolean isTheStudents(@Nullable UUID wallet) {
        var organization = usage.payer().accountId();
        return organization != null
                && NamedId.ofStudent(organization, String.valueOf(usage.payer().subject()))
                        .equals(wallet);
    }

    private void parent() {
        var parent = usage.work().parent();
        var made = parentOf(String.valueOf(usage.work().category()));
        if (parent == null) {
            demand(made.isEmpty(), "is an add-on of nothing");
            return;
        }
        demand(isOfThisAccount(parent), "is an add-on of " + parent.id() + ", which its account does not have");
        demand(made.equals(parent.category()), "is an add-on of " + parent.id() + ", a " + parent.category());
        demand(
                ("edit:" + parent.id()).equals(usage.payer().subject()),
                "was asked for by " + usage.payer().subject() + ", not with the edit token of " + parent.id());
    }

    private boolean isOfThisAccount(Parent parent) {
        return parent.accountId() != null
                && parent.accountId().equals(usage.payer().accountId());
    }

    /**
     * What an add-on belongs to; usage measured elsewhere belongs to nothing. {@link PriceCheck} reports unknown
     * categories.
     */
    private String parentOf(String category) {
        if (usage.work().isMeasured()) {
            return "";
        }
        return Category.of(category).map(Category::parent).orElse("");
    }

    private void demand(boolean holds, String otherwise) {
        differing.demand(usage.name(), holds, otherwise);
    }
}
