package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.student.Student;
import io.tutorflow.billing.wallet.LowAccounts;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows and changes below what people are told that credits are low. */
@ApplicationScoped
public class Alerts {

    private final AlertTable table;
    private final LowAccounts accounts;
    private final BusinessClock clock;

    Alerts(AlertTable table, LowAccounts accounts, BusinessClock clock) {
        this.accounts = accounts;
        this.table = table;
        this.clock = clock;
    }

    /** A student's wallet was opened, as part of the caller's transaction, which has locked the organization's. */
    public Uni<Void> begin(Student student) {
        return of(student)
                .chain(setting ->
                        table.watch(student.account(), setting.setting().below()));
    }

    /** Of a workspace or an organization. */
    Uni<Standing> standing(UUID account) {
        return Panache.withSession(() -> table.find(account)
                .chain(setting -> table.isLow(account)
                        .map(low -> new Standing(setting.orElse(AlertSetting.NONE), Source.OWN, low))));
    }

    Uni<Standing> standing(Student student) {
        return Panache.withSession(() -> of(student)
                .chain(effective -> table.isLow(student.account())
                        .map(low -> new Standing(effective.setting(), effective.source(), low))));
    }

    Uni<Standing> setForWorkspace(UUID workspace, AlertSetting setting, String by) {
        return Panache.withTransaction(() -> put(workspace, setting, by)).chain(() -> standing(workspace));
    }

    Uni<Standing> setForOrganization(UUID organization, AlertSetting setting, String by) {
        return Panache.withTransaction(() -> accounts.lockWithStudents(organization)
                        .chain(() -> put(organization, setting, by))
                        .chain(() -> table.watchStudents(
                                organization, setting.forStudents().orElse(null))))
                .chain(() -> standing(organization));
    }

    /** Wins over what the organization says. */
    Uni<Standing> setForStudent(Student student, AlertSetting setting) {
        return Panache.withTransaction(() -> put(student.account(), setting, student.subject()))
                .chain(() -> standing(student));
    }

    /** What the organization says holds again. */
    Uni<Standing> forget(Student student) {
        return Panache.withTransaction(() -> accounts.lock(student.organization(), student.account())
                        .chain(() -> table.delete(student.account()))
                        .chain(() -> begin(student)))
                .chain(() -> standing(student));
    }

    /** Within the session of the caller. */
    Uni<Effective> of(Student student) {
        return table.find(student.account())
                .chain(own -> own.isPresent()
                        ? Uni.createFrom().item(new Effective(own.get(), Source.OWN))
                        : table.find(student.organization()).map(Alerts::fromOrganization));
    }

    private static Effective fromOrganization(Optional<AlertSetting> organization) {
        return organization
                .flatMap(AlertSetting::forStudents)
                .map(below -> new Effective(new AlertSetting(below, null, List.of()), Source.ORGANIZATION))
                .orElse(new Effective(AlertSetting.NONE, Source.ORGANIZATION));
    }

    private Uni<Void> put(UUID account, AlertSetting setting, String by) {
        return table.put(account, setting, by, clock.now()).chain(() -> table.watch(account, setting.below()));
    }

    /** Who said it. */
    enum Source {
        OWN,
        ORGANIZATION
    }

    /** What holds for a student. */
    record Effective(AlertSetting setting, Source source) {}

    /** @param low whether the balance is below it, as of now */
    record Standing(AlertSetting setting, Source source, boolean low) {}
}
