package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.posting.PostingOutcome;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Distributes an organization's tokens, each distribution once. */
@ApplicationScoped
class DistributingTokens {

    private final DistributionTable table;
    private final OpeningStudents opening;
    private final Ledger ledger;
    private final RaisingBudgets raising;
    private final Once once;

    DistributingTokens(
            DistributionTable table, OpeningStudents opening, Ledger ledger, RaisingBudgets raising, Once once) {
        this.once = once;
        this.table = table;
        this.opening = opening;
        this.ledger = ledger;
        this.raising = raising;
    }

    Uni<DistributionResult> distribute(Distribution wish, Asked asked) {
        return switch (wish.recipient()) {
            case Recipient.Student student -> {
                var to = new Student(wish.organization(), student.id());
                yield made(asked, wish, () -> moveNow(wish, to)).chain(made -> moved(made, to));
            }
            case Recipient.Teacher teacher ->
                once.make(asked, wish.id(), () -> raising.keep(wish))
                        .chain(made ->
                                made.repeated() ? first(made.id()).chain(raising::lookAt) : raising.askFirst(wish));
        };
    }

    private Uni<Distribution> made(Asked asked, Distribution wish, Supplier<Uni<Distribution>> work) {
        return once.make(asked, wish.id(), work)
                .chain(made -> made.orElse(id -> first(id).map(StoredDistribution::distribution)));
    }

    /** A distribution that has just failed is deleted together with its key. */
    private Uni<StoredDistribution> first(UUID id) {
        return Panache.withSession(() -> table.find(id))
                .map(found -> found.orElseThrow(
                        () -> ApiProblem.notNow("An earlier request with this idempotency key has not finished yet")));
    }

    private Uni<Distribution> moveNow(Distribution wish, Student student) {
        var given = wish.direction() == Direction.GIVE
                ? opening.open(student, wish.at(), () -> post(wish, student))
                : post(wish, student);
        return given.chain(outcome -> switch (outcome) {
            case PostingOutcome.Posted posted -> {
                var made = wish.madeAt(posted.at());
                yield table.insert(made).replaceWith(made);
            }
            case PostingOutcome.Repeated repeated -> throw usedBefore(wish);
            case PostingOutcome.KeyUsedOtherwise otherwise -> throw usedBefore(wish);
            case PostingOutcome.TooLittle little ->
                Uni.createFrom().failure(DistributionProblems.tooLittle(wish, little.available()));
            case PostingOutcome.Metered metered ->
                throw new IllegalStateException("Only workspaces are metered, and nothing is distributed to them");
            case PostingOutcome.NoSuchAccount none ->
                Uni.createFrom().failure(DistributionProblems.hasNoTokens(student.subject()));
        });
    }

    private static IllegalStateException usedBefore(Distribution wish) {
        return new IllegalStateException("The id of this distribution was already used: " + wish.id());
    }

    private Uni<PostingOutcome> post(Distribution wish, Student student) {
        boolean gives = wish.direction() == Direction.GIVE;
        var posting = new Posting(
                wish.id(),
                gives ? TransferKind.DISTRIBUTION : TransferKind.DISTRIBUTION_RETURNED,
                gives ? wish.organization() : student.account(),
                gives ? student.account() : wish.organization(),
                wish.amount(),
                wish.description(),
                wish.by());
        return Panache.getSession().chain(session -> ledger.post(session, posting));
    }

    private Uni<DistributionResult> moved(Distribution made, Student student) {
        return ledger.balance(made.organization())
                .chain(organization -> ledger.balance(student.account())
                        .map(own -> new DistributionResult.Moved(
                                made, Objects.requireNonNull(organization), Objects.requireNonNull(own))));
    }
}
