package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.student.Student;
import io.tutorflow.billing.wallet.HandingOver;
import io.tutorflow.billing.wallet.Handover;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Hands an organization's tokens on, each distribution once. */
@ApplicationScoped
class Distributing {

    private final DistributionTable table;
    private final OpeningStudents opening;
    private final HandingOver handingOver;
    private final Ledger ledger;
    private final RaisingBudgets raising;
    private final Once once;

    Distributing(
            DistributionTable table,
            OpeningStudents opening,
            HandingOver handingOver,
            Ledger ledger,
            RaisingBudgets raising,
            Once once) {
        this.once = once;
        this.table = table;
        this.opening = opening;
        this.handingOver = handingOver;
        this.ledger = ledger;
        this.raising = raising;
    }

    Uni<Distributed> distribute(Distribution wish, Asked asked) {
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
                .chain(made -> made.orElse(id -> first(id).map(Kept::distribution)));
    }

    /** What came to nothing a moment ago is forgotten with its key. */
    private Uni<Kept> first(UUID id) {
        return Panache.withSession(() -> table.find(id))
                .map(found -> found.orElseThrow(() -> ApiProblem.unavailable("The outcome of the first request")));
    }

    private Uni<Distribution> moveNow(Distribution wish, Student student) {
        var given = wish.direction() == Direction.GIVE
                ? opening.open(student, wish.at(), () -> handingOver.handOver(handover(wish, student)))
                : handingOver.handOver(handover(wish, student));
        return given.chain(outcome -> switch (outcome) {
            case Handover.Outcome.Done done -> table.insert(wish).replaceWith(wish);
            case Handover.Outcome.Repeated repeated ->
                throw new IllegalStateException("The id of a distribution was used before: " + wish.id());
            case Handover.Outcome.TooLittle little ->
                Uni.createFrom().failure(DistributionProblems.tooLittle(wish, little.available()));
            case Handover.Outcome.NoSuchAccount none ->
                Uni.createFrom().failure(DistributionProblems.hasNoTokens(student.subject()));
        });
    }

    private static Handover handover(Distribution wish, Student student) {
        boolean gives = wish.direction() == Direction.GIVE;
        return new Handover(
                wish.id(),
                gives ? Handover.Kind.DISTRIBUTION : Handover.Kind.DISTRIBUTION_RETURNED,
                gives ? wish.organization() : student.account(),
                gives ? student.account() : wish.organization(),
                wish.amount(),
                wish.description(),
                wish.by(),
                wish.at());
    }

    private Uni<Distributed> moved(Distribution made, Student student) {
        return ledger.view(made.organization())
                .chain(organization -> ledger.view(student.account())
                        .map(own -> new Distributed.Moved(
                                made, Objects.requireNonNull(organization), Objects.requireNonNull(own))));
    }
}
