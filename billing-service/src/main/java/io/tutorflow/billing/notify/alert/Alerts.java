package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceWatches;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.notify.webhook.Webhooks;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and changes low-balance thresholds. */
@ApplicationScoped
public class Alerts {

    private final AlertRepository table;
    private final Holders owners;
    private final WalletLocks locks;
    private final BalanceWatches watches;
    private final Ledger ledger;
    private final Students students;
    private final Webhooks webhooks;
    private final BusinessClock clock;

    Alerts(
            AlertRepository table,
            Holders owners,
            WalletLocks locks,
            BalanceWatches watches,
            Ledger ledger,
            Students students,
            Webhooks webhooks,
            BusinessClock clock) {
        this.table = table;
        this.owners = owners;
        this.locks = locks;
        this.watches = watches;
        this.ledger = ledger;
        this.students = students;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** For a student's wallet opened in the caller's transaction, which has locked the organization's. */
    public Uni<Void> begin(Student student) {
        return of(student)
                .chain(effective -> watch(
                        List.of(student.account()),
                        student.organization(),
                        effective.setting().below()));
    }

    /** @throws ApiProblem 404 if there is no such owner */
    Uni<Standing> standing(Owner owner) {
        return owners.existing(owner)
                .chain(() -> Panache.withSession(() -> effective(owner)))
                .chain(effective -> standing(owner.account(), effective));
    }

    private Uni<Effective> effective(Owner owner) {
        return owner instanceof Owner.OfStudent own
                ? of(own.student())
                : table.of(owner.account())
                        .map(setting -> new Effective(setting.orElse(AlertSetting.NONE), Source.OWN));
    }

    private Uni<Standing> standing(UUID account, Effective effective) {
        var below = effective.setting().below();
        return ledger.balance(account)
                .map(wallet -> new Standing(
                        effective.setting(),
                        effective.source(),
                        wallet != null && below != null && below.exceeds(wallet.posted())));
    }

    /**
     * A student's setting takes precedence over the organization's.
     *
     * @throws ApiProblem 404 if there is no such owner
     */
    Uni<Standing> set(Owner owner, AlertSetting setting, String by) {
        return owners.existing(owner)
                .chain(() -> Panache.withTransaction(() -> locked(owner)
                        .chain(() -> table.put(owner.account(), setting, by, clock.now()))
                        .chain(() -> watch(owner, setting))))
                .chain(() -> standing(owner));
    }

    private Uni<?> locked(Owner owner) {
        return owner instanceof Owner.OfOrganization ? lockWithStudents(owner.account()) : locks.lock(owner.account());
    }

    private Uni<Void> watch(Owner owner, AlertSetting setting) {
        return switch (owner) {
            case Owner.OfWorkspace workspace ->
                watch(List.of(workspace.account()), workspace.account(), setting.below());
            case Owner.OfStudent own ->
                watch(List.of(own.account()), own.student().organization(), setting.below());
            case Owner.OfOrganization organization ->
                watch(List.of(organization.account()), organization.account(), setting.below())
                        .chain(() -> students.accountsOf(organization.account()))
                        .chain(this::withoutOwn)
                        .chain(accounts -> watch(
                                accounts,
                                organization.account(),
                                setting.forStudents().orElse(null)));
        };
    }

    private Uni<List<UUID>> lockWithStudents(UUID organization) {
        return students.accountsOf(organization)
                .map(accounts -> Stream.concat(Stream.of(organization), accounts.stream())
                        .toList())
                .chain(locks::lock);
    }

    private Uni<List<UUID>> withoutOwn(List<UUID> accounts) {
        return table.own(accounts).map(own -> {
            var others = new ArrayList<>(accounts);
            others.removeAll(Set.copyOf(own));
            return others;
        });
    }

    /** The organization's setting applies again. */
    Uni<Standing> forget(Student student) {
        return Panache.withTransaction(() -> locks.lock(List.of(student.organization(), student.account()))
                        .chain(() -> table.forget(student.account()))
                        .chain(() -> begin(student)))
                .chain(() -> standing(new Owner.OfStudent(student)));
    }

    /** In the caller's session. */
    Uni<Effective> of(Student student) {
        return table.of(student.account())
                .chain(own -> own.isPresent()
                        ? Uni.createFrom().item(new Effective(own.get(), Source.OWN))
                        : table.of(student.organization()).map(Alerts::fromOrganization));
    }

    private static Effective fromOrganization(Optional<AlertSetting> organization) {
        return organization
                .flatMap(AlertSetting::forStudents)
                .map(below -> new Effective(new AlertSetting(below, null, List.of()), Source.ORGANIZATION))
                .orElse(new Effective(AlertSetting.NONE, Source.ORGANIZATION));
    }

    /**
     * Whoever sets a threshold above the balance knows that it is low, so only the next fall is published.
     *
     * @param owner whose webhooks are notified
     */
    private Uni<Void> watch(List<UUID> accounts, UUID owner, @Nullable Money below) {
        return watches.watch(accounts, Follower.ALERT, below)
                .chain(() -> below != null ? Uni.createFrom().item(true) : webhooks.isListening(owner))
                .chain(wanted -> watches.watchRefusals(accounts, Follower.EXHAUSTION, wanted));
    }

    /** Who set it. */
    enum Source {
        OWN,
        ORGANIZATION
    }

    /** The setting that applies to a student. */
    record Effective(AlertSetting setting, Source source) {}

    /** @param low whether the balance is currently below the threshold */
    record Standing(AlertSetting setting, Source source, boolean low) {}
}
