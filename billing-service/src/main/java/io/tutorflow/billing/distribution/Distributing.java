package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.student.Student;
import io.tutorflow.billing.wallet.HandingOver;
import io.tutorflow.billing.wallet.Handover;
import io.tutorflow.billing.wallet.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Hands an organization's tokens on, each distribution once. */
@ApplicationScoped
class Distributing {

    private final DistributionTable table;
    private final OpeningStudents opening;
    private final HandingOver handingOver;
    private final Ledger ledger;
    private final RaisingBudgets raising;

    Distributing(
            DistributionTable table,
            OpeningStudents opening,
            HandingOver handingOver,
            Ledger ledger,
            RaisingBudgets raising) {
        this.table = table;
        this.opening = opening;
        this.handingOver = handingOver;
        this.ledger = ledger;
        this.raising = raising;
    }

    Uni<Distributed> distribute(Distribution wish) {
        return known(wish).chain(before -> switch (wish.recipient()) {
            case Recipient.Student student -> move(wish, before, new Student(wish.organization(), student.id()));
            case Recipient.Teacher teacher -> raising.raise(wish, before);
        });
    }

    private Uni<Optional<Kept>> known(Distribution wish) {
        return Panache.withSession(() -> table.find(wish.id())).map(before -> before.map(kept -> kept.sameAs(wish)));
    }

    private Uni<Distributed> move(Distribution wish, Optional<Kept> before, Student student) {
        return before.map(first -> Uni.createFrom().item(first.distribution()))
                .orElseGet(() -> Panache.withTransaction(() -> moveNow(wish, student)))
                .chain(made -> moved(made, student));
    }

    private Uni<Distribution> moveNow(Distribution wish, Student student) {
        var given = wish.direction() == Direction.GIVE
                ? opening.open(student, wish.at(), () -> handingOver.handOver(handover(wish, student)))
                : handingOver.handOver(handover(wish, student));
        return given.chain(outcome -> switch (outcome) {
            case Handover.Outcome.Done done -> table.insert(wish).replaceWith(wish);
            case Handover.Outcome.Repeated repeated -> first(wish);
            case Handover.Outcome.TooLittle little ->
                Uni.createFrom().failure(DistributionProblems.tooLittle(wish, little.available()));
            case Handover.Outcome.NoSuchAccount none ->
                Uni.createFrom().failure(DistributionProblems.hasNoTokens(student.subject()));
        });
    }

    /** Another request with the same key came first, a moment ago. */
    private Uni<Distribution> first(Distribution wish) {
        return table.find(wish.id())
                .map(found -> found.map(kept -> kept.sameAs(wish))
                        .orElseThrow(DistributionProblems::keyReused)
                        .distribution());
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
