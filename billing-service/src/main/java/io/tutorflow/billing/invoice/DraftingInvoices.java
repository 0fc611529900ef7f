package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.terms.MonthOfUsage;
import io.tutorflow.billing.account.terms.WithdrawingIncludedUsage;
import io.tutorflow.billing.invoice.InvoiceRepository.Standing;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.mode.ModeHistory;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.billing.ledger.statement.Captures;
import io.tutorflow.billing.meter.UnsentUsage;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of what was captured, as part of the caller's transaction, which has locked the account: usage goes on a line,
 * and is on no other document in force.
 */
@ApplicationScoped
class DraftingInvoices {

    private final InvoiceRepository invoices;
    private final InvoicingAccountTable accounts;
    private final UsageTable usage;
    private final Captures captures;
    private final UnsentUsage unsent;
    private final Ledger ledger;
    private final Agreements agreements;
    private final WithdrawingIncludedUsage included;
    private final BusinessClock clock;

    DraftingInvoices(
            InvoiceRepository invoices,
            InvoicingAccountTable accounts,
            UsageTable usage,
            Captures captures,
            UnsentUsage unsent,
            Ledger ledger,
            Agreements agreements,
            WithdrawingIncludedUsage included,
            BusinessClock clock) {
        this.invoices = invoices;
        this.accounts = accounts;
        this.usage = usage;
        this.captures = captures;
        this.unsent = unsent;
        this.ledger = ledger;
        this.agreements = agreements;
        this.included = included;
        this.clock = clock;
    }

    /**
     * Closes the next month of an account; nothing, if nothing was used in it and no minimum was agreed upon. What was metered
     * is on a statement of its own.
     */
    Uni<Optional<Invoice.Draft>> close(InvoicingAccount account, String by) {
        var month = Period.of(account.nextMonth());
        return absorb(account, month).chain(absorbed -> {
            var draft = Drafting.of(account, month, true, by, absorbed);
            var collecting = new CollectingUsage(new Period(Instant.EPOCH, month.to()), account.scanFrom());
            return make(new InvoiceId(UUID.randomUUID()), draft, collecting)
                    .call(() -> collecting.hasOthers()
                            ? make(new InvoiceId(UUID.randomUUID()), draft.metered(), collecting.metered())
                            : Uni.createFrom().voidItem())
                    .call(() -> withdrawIncluded(account))
                    .call(made -> accounts.save(account.closed(scanFrom(account, made, collecting))));
        });
    }

    /** What was included in the month and not used is taken back. */
    private Uni<Void> withdrawIncluded(InvoicingAccount account) {
        var month = account.nextMonth();
        return invoices.standing(account.account(), Set.of(month))
                .map(standing -> standing.getOrDefault(month, Standing.NONE).promotional())
                .chain(used -> Panache.getSession()
                        .chain(session ->
                                included.withdraw(session, new MonthOfUsage(account.account(), month), used)));
    }

    /** What waits for the next month is read again then. */
    private static long scanFrom(InvoicingAccount account, Optional<Invoice.Draft> made, CollectingUsage collecting) {
        return made.filter(Invoice.Draft::isTooSmall).isPresent() ? account.scanFrom() : collecting.scanned();
    }

    /**
     * A draft of any period that is over: nothing is added for what months fall short of. Of metered usage if there is no other.
     */
    Uni<Optional<Invoice.Draft>> draft(InvoiceId id, InvoicingAccount account, Period period, String by) {
        var draft = Drafting.of(account, period, false, by, Set.of());
        var collecting = new CollectingUsage(period, account.scanFrom());
        return make(id, draft, collecting)
                .chain(made -> made.isEmpty() && collecting.hasOthers()
                        ? make(id, draft.metered(), collecting.metered())
                        : Uni.createFrom().item(made));
    }

    /**
     * What a document would say of all that was used so far, a month that is not over included; nothing is made. Of metered usage
     * if there is nothing else.
     */
    Uni<Preview> preview(InvoicingAccount account, Instant now) {
        var period = new Period(Period.startOf(account.nextMonth()), now);
        var drafting = Drafting.of(account, period, true, Machines.CLOSING, Set.of());
        var collecting = new CollectingUsage(new Period(Instant.EPOCH, now), account.scanFrom());
        return preview(drafting, collecting)
                .chain(preview -> preview.content().lines().isEmpty() && collecting.hasOthers()
                        ? preview(drafting.metered(), collecting.metered())
                        : Uni.createFrom().item(preview));
    }

    private Uni<Preview> preview(Drafting drafting, CollectingUsage collecting) {
        return read(drafting.account(), collecting, lines -> Uni.createFrom().voidItem())
                .chain(() -> content(drafting, collecting.groups(), monthsOf(drafting, collecting.groups())))
                .map(said -> new Preview(drafting.account(), drafting.period(), said.content(), said.tax()));
    }

    /** A draft in the place of a document that is void: of the same period, with the same usage. */
    Uni<Invoice.Draft> replace(Header before, String by) {
        var id = new InvoiceId(UUID.randomUUID());
        return invoices.flush()
                .chain(() -> usage.takeOver(before.id(), id))
                .chain(() -> invoices.lines(before.id()))
                .chain(lines -> {
                    var months = new TreeSet<YearMonth>();
                    lines.stream().map(Line::month).filter(Objects::nonNull).forEach(months::add);
                    var groups = lines.stream()
                            .map(Line::usage)
                            .filter(Objects::nonNull)
                            .toList();
                    return make(id, Drafting.inPlaceOf(before, by, months), groups);
                })
                .map(made -> made.orElseThrow(
                        () -> new IllegalStateException("Nothing is on the replacement of " + before.id())));
    }

    /** @param months that are settled with it beside those of its usage */
    private record Drafting(
            UUID account,
            Period period,
            boolean closes,
            String by,
            Set<YearMonth> months,
            @Nullable InvoiceId replaces,
            BillingMode mode) {

        static Drafting of(InvoicingAccount account, Period period, boolean closes, String by, Set<YearMonth> months) {
            return new Drafting(account.account(), period, closes, by, months, null, BillingMode.INTERNAL_INVOICE);
        }

        static Drafting inPlaceOf(Header before, String by, Set<YearMonth> months) {
            var mode = before.totals().mode();
            return new Drafting(before.account(), before.period(), before.closes(), by, months, before.id(), mode);
        }

        Drafting metered() {
            return new Drafting(account, period, closes, by, months, replaces, BillingMode.STRIPE_METERED);
        }
    }

    private Uni<Optional<Invoice.Draft>> make(InvoiceId id, Drafting drafting, CollectingUsage collecting) {
        return read(drafting.account(), collecting, lines -> usage.put(id, lines))
                .chain(() -> make(id, drafting, collecting.groups()));
    }

    private Uni<Optional<Invoice.Draft>> make(InvoiceId id, Drafting drafting, List<UsageGroup> groups) {
        return content(drafting, groups, monthsOf(drafting, groups)).chain(said -> keep(id, drafting, said));
    }

    private static Set<YearMonth> monthsOf(Drafting drafting, List<UsageGroup> groups) {
        var months = new TreeSet<>(drafting.months());
        groups.forEach(group -> months.add(group.key().month()));
        months.add(drafting.period().month());
        return months;
    }

    /** @param take what is done with the line of each capture of a page */
    private Uni<Void> read(UUID account, CollectingUsage collecting, Function<Map<UUID, Integer>, Uni<Void>> take) {
        return new UsagePages(usageOf(account), InvoiceLimits.PAGE).collect(collecting, take);
    }

    private UsagePages.Source usageOf(UUID account) {
        return new UsagePages.Source() {
            @Override
            public Uni<List<Capture>> after(long number, int most) {
                return Panache.getSession()
                        .chain(session -> captures.after(session, account, number, most))
                        .chain(page -> unsent.asCharged(page));
            }

            @Override
            public Uni<List<Capture>> handedOver(@Nullable UUID last, int most) {
                return unsent.ofAccount(account, last, most);
            }

            @Override
            public Uni<Set<UUID>> taken(List<UUID> all) {
                return usage.taken(all);
            }
        };
    }

    private Uni<Said> content(Drafting drafting, List<UsageGroup> groups, Set<YearMonth> months) {
        return agreements
                .of(drafting.account(), months)
                .chain(agreed -> invoices.standing(drafting.account(), months)
                        .chain(standing -> reversedTopUp(drafting.account())
                                .chain(reversed -> modes(drafting.account()).map(modes -> {
                                    var tax = agreed(agreed, drafting.period().month())
                                            .tax();
                                    var commitments = commitments(months, agreed, standing, modes);
                                    return new Said(say(drafting, groups, commitments, reversed, tax), tax);
                                }))));
    }

    private static Content say(
            Drafting drafting, List<UsageGroup> groups, List<Commitment> commitments, Money reversed, Percent tax) {
        return drafting.mode().isMetered()
                ? DraftPolicy.ofMetered(groups)
                : DraftPolicy.decide(groups, commitments, drafting.closes(), reversed, tax);
    }

    private Uni<ModeHistory> modes(UUID account) {
        return Panache.getSession().chain(session -> ledger.modes(session, account));
    }

    /** What no other document asks for. */
    private Uni<Money> reversedTopUp(UUID account) {
        return Panache.getSession()
                .chain(session -> ledger.reversedTopUp(session, account))
                .chain(owed -> invoices.reversedTopUps(account)
                        .map(asked -> owed.minus(asked).max(Money.ZERO)));
    }

    /** @param tax the rate with which it was made */
    private record Said(Content content, Percent tax) {}

    private static List<Commitment> commitments(
            Set<YearMonth> months,
            Map<YearMonth, Agreement> agreed,
            Map<YearMonth, Standing> standing,
            ModeHistory modes) {
        return months.stream()
                .map(month -> {
                    var stands = standing.getOrDefault(month, Standing.NONE);
                    var minimum = endsMetered(month, modes)
                            ? Money.ZERO
                            : agreed(agreed, month).minimum();
                    return new Commitment(month, minimum, stands.counted(), stands.trueUp());
                })
                .toList();
    }

    /** What it falls short of a minimum could be charged by nobody: a month is metered to its end. */
    private static boolean endsMetered(YearMonth month, ModeHistory modes) {
        return modes.at(Period.startOf(month.plusMonths(1)).minusNanos(1)).isMetered();
    }

    private static Agreement agreed(Map<YearMonth, Agreement> agreed, YearMonth month) {
        return Objects.requireNonNull(agreed.get(month), () -> "Nobody says what was agreed upon for " + month);
    }

    private Uni<Optional<Invoice.Draft>> keep(InvoiceId id, Drafting drafting, Said said) {
        if (said.content().lines().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var draft = new Invoice.Draft(new Header(
                id,
                drafting.account(),
                drafting.period(),
                drafting.closes(),
                drafting.replaces(),
                clock.now(),
                drafting.by(),
                said.content().totals(),
                said.tax()));
        return invoices.insert(draft, said.content().lines()).replaceWith(Optional.of(draft));
    }

    /** The months of those that were to be closed by what is absorbed. */
    private Uni<Set<YearMonth>> absorb(InvoicingAccount account, Period month) {
        return invoices.absorbed(account.account(), month)
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> delete(new InvoiceId(row.id)))
                        .collect()
                        .last()
                        .replaceWith(() -> {
                            Set<YearMonth> closed = new TreeSet<>();
                            rows.stream()
                                    .filter(row -> row.closes)
                                    .forEach(row -> closed.add(Period.monthOf(row.periodFrom)));
                            return closed;
                        }));
    }

    /**
     * Its usage is on no document any more. By a statement: Hibernate Reactive was seen to stand still, its transaction open,
     * after it had flushed a removed entity before a query.
     */
    Uni<Void> delete(InvoiceId draft) {
        return usage.delete(draft)
                .chain(() -> invoices.delete("id", draft.value()))
                .replaceWithVoid();
    }
}
