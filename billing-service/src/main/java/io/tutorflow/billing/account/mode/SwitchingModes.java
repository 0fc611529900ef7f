package io.tutorflow.billing.account.mode;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.UnsettledMatters.Unsettled;
import io.tutorflow.billing.account.workspace.Account;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.mode.ModeOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes a workspace, its billing mode included, in one transaction that locks the workspace and then its wallet: a payment
 * or a grant at the same moment comes before it or after it, and nothing is half done.
 */
@ApplicationScoped
public class SwitchingModes {

    private final ChangingAccounts changing;
    private final WalletLocks wallets;
    private final Ledger ledger;
    private final List<UnsettledMatters> matters;
    private final ModeFollowers followers;
    private final BusinessClock clock;

    SwitchingModes(
            ChangingAccounts changing,
            WalletLocks wallets,
            Ledger ledger,
            @All List<UnsettledMatters> matters,
            ModeFollowers followers,
            BusinessClock clock) {
        this.changing = changing;
        this.wallets = wallets;
        this.ledger = ledger;
        this.matters = matters;
        this.followers = followers;
        this.clock = clock;
    }

    /**
     * @param wish none: the mode stays
     * @param by who wants it
     * @param others what else is to be changed
     */
    public Uni<ModeAnswer> change(
            WorkspaceId id, @Nullable BillingMode wish, String by, UnaryOperator<Account> others) {
        return Panache.withTransaction(() -> locked(id)
                .chain(found -> found.map(terms -> follow(id, terms, wish, by, others))
                        .orElseGet(() -> Uni.createFrom().item(new ModeAnswer.UnknownWorkspace()))));
    }

    private Uni<Optional<Terms>> locked(WorkspaceId id) {
        return changing.change(
                id, (account, now) -> new Decided<>(account, account.workspace().terms()));
    }

    private Uni<ModeAnswer> follow(
            WorkspaceId id, Terms terms, @Nullable BillingMode wish, String by, UnaryOperator<Account> others) {
        return switch (ModeStep.of(terms, wish, clock.now())) {
            case ModeStep.Keep keep -> write(id, others);
            case ModeStep.StayMetered stay -> write(id, others, Terms::metered);
            case ModeStep.ReturnAt at -> write(id, others, agreed -> agreed.meteredUntil(at.end()));
            case ModeStep.Meter meter ->
                meter(id.value(), by)
                        .chain(answer -> answer instanceof ModeAnswer.Done
                                ? write(id, others, Terms::metered)
                                : Uni.createFrom().item(answer));
        };
    }

    private Uni<ModeAnswer> meter(UUID account, String by) {
        return wallets.lock(account)
                .chain(() -> unsettled(account))
                .chain(unsettled -> unsettled
                        .<Uni<ModeAnswer>>map(what -> Uni.createFrom().item(new ModeAnswer.NotSettled(what)))
                        .orElseGet(() -> meterSettled(account, by)));
    }

    private Uni<Optional<Unsettled>> unsettled(UUID account) {
        return Multi.createFrom()
                .iterable(matters)
                .onItem()
                .transformToUniAndConcatenate(feature -> feature.of(account))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).sorted().findFirst());
    }

    private Uni<ModeAnswer> meterSettled(UUID account, String by) {
        return Panache.getSession()
                .chain(session -> ledger.meter(session, account, by))
                .map(outcome -> switch (outcome) {
                    case ModeOutcome.Changed changed -> new ModeAnswer.Done();
                    case ModeOutcome.Unchanged unchanged -> new ModeAnswer.Done();
                    case ModeOutcome.Refused refused -> new ModeAnswer.NotFitting(refused);
                });
    }

    private Uni<ModeAnswer> write(WorkspaceId id, UnaryOperator<Account> others, UnaryOperator<Terms> agreed) {
        return write(id, account -> with(others.apply(account), agreed)).call(() -> followers.tell(id.value()));
    }

    private Uni<ModeAnswer> write(WorkspaceId id, UnaryOperator<Account> change) {
        return changing.change(id, (account, now) -> new Decided<>(change.apply(account), id))
                .replaceWith(new ModeAnswer.Done());
    }

    private static Account with(Account account, UnaryOperator<Terms> agreed) {
        return account.with(agreed.apply(account.workspace().terms()));
    }
}
