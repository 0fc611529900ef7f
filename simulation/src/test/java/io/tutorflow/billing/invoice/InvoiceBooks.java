package io.tutorflow.billing.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.simulation.ledger.LedgerDatabase;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.PlantedBug;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents of billing-service: the production classes decide ({@link CollectingUsage}, {@link DraftPolicy}, {@link
 * InvoicingAccount}, {@link Invoice}), on what is read under the account's lock and written in the same transaction, as
 * {@code DraftingInvoices}, {@code OpeningInvoices}, {@code PayingInvoices} and {@code VoidingInvoices} do.
 */
public final class InvoiceBooks {

    private static final Percent TAX = Percent.of(new BigDecimal("10"));
    private static final Buyer BUYER = new Buyer("A school", "A street", "finance@school.example", null, null);
    private static final Seller SELLER = new Seller("TutorFlow", "Another street", null, null);
    private static final Duration TERMS = Duration.ofDays(30);

    private final LedgerDatabase ledger;
    private final InvoiceRows rows;
    private final CreditingBooks crediting;
    private final PlantedBug bug;
    private final Dice dice;

    public InvoiceBooks(LedgerDatabase ledger, PlantedBug bug, Dice dice) {
        this.ledger = ledger;
        this.rows = new InvoiceRows(ledger.database(), bug);
        this.bug = bug;
        this.dice = dice;
        this.crediting = new CreditingBooks(this, bug, dice);
    }

    InvoiceRows rows() {
        return rows;
    }

    public CreditingBooks crediting() {
        return crediting;
    }

    LedgerDatabase ledger() {
        return ledger;
    }

    /** @param minimum of each month */
    public void register(UUID account, Money minimum, Instant since) {
        rows.minimums().put(account, minimum);
        ledger.database()
                .transaction(() -> rows.accounts()
                        .insert(account, new InvoicingAccount(account, 0, Period.monthOf(since), false)));
    }

    /** The next month of an account, as it is compared. */
    public record Month(UUID account, YearMonth month, Instant from, Instant to) {}

    public Optional<Month> due(UUID account, Instant now) {
        var row = rows.accounts().there(account);
        var month = row.month();
        return row.isDue(now)
                ? Optional.of(new Month(account, row.nextMonth(), month.from(), month.to()))
                : Optional.empty();
    }

    /** {@code ClosingInvoices.draft}: only if nobody else has closed it meanwhile. */
    public boolean close(Month compared, Instant now) {
        return ledger.database().transaction(() -> {
            var account = rows.accounts().there(compared.account());
            if (account.nextMonth().equals(compared.month())) {
                close(account, now);
            }
            return true;
        });
    }

    private void close(InvoicingAccount account, Instant now) {
        var month = account.month();
        var closedBefore = absorb(account.account(), month);
        var from = bug == PlantedBug.LATE_USAGE_DROPPED ? month.from() : Instant.EPOCH;
        var collecting = new CollectingUsage(new Period(from, month.to()), account.scanFrom());
        var drafting = new Drafting(account.account(), month, true, null, closedBefore);
        var made = make(drafting, collecting, now);
        boolean waits = made.filter(Invoice.Draft::isTooSmall).isPresent();
        rows.accounts().put(account.account(), account.closed(waits ? account.scanFrom() : collecting.scanned()));
    }

    /** A draft of what was used up to now, in months that are not closed. */
    public boolean draft(UUID account, Instant now) {
        return ledger.database().transaction(() -> {
            var row = rows.accounts().there(account);
            var from = Period.startOf(row.nextMonth());
            if (from.isBefore(now)) {
                var period = new Period(from, now);
                var collecting = new CollectingUsage(period, row.scanFrom());
                make(new Drafting(account, period, false, null, Set.of()), collecting, now);
            }
            return true;
        });
    }

    /** It gets the next number; where nothing is due it is settled at once. */
    public boolean open(Instant now) {
        return ledger.database().transaction(() -> {
            some(Invoice.Draft.class).filter(draft -> !draft.isTooSmall()).ifPresent(draft -> open(draft, now));
            return true;
        });
    }

    public boolean openAll(Instant now) {
        return ledger.database().transaction(() -> {
            rows.all(Invoice.Draft.class).stream()
                    .filter(draft -> !draft.isTooSmall())
                    .forEach(draft -> open(draft, now));
            return true;
        });
    }

    private void open(Invoice.Draft draft, Instant now) {
        var series = draft.series();
        var opened =
                draft.open(new Opening(series, rows.nextNumber(series.text()), now, now.plus(TERMS), BUYER, SELLER));
        rows.become(opened);
        var amounts = draft.header().totals().amounts();
        if (opened instanceof Invoice.Paid && amounts.owed().isPositive()) {
            clear(opened, "settled", opened.header().id().value(), new Cause.Settled(), amounts);
        }
    }

    /** Money comes in for some document, perhaps for the second time. */
    public boolean pay(Instant now) {
        return ledger.database().transaction(() -> {
            some(Invoice.Opened.class)
                    .filter(opened -> opened.opening().series() == Series.INVOICE)
                    .ifPresent(opened -> pay(opened, now));
            return true;
        });
    }

    private void pay(Invoice.Opened opened, Instant now) {
        var id = opened.header().id().value();
        if (opened instanceof Invoice.Payable payable) {
            var into = dice.oneIn(2) ? Cash.STRIPE : Cash.BANK;
            rows.payments().insert(id, into);
            clear(opened, "invoice", id, new Cause.Paid(into), crediting.left(opened));
            rows.become(payable.paid(now, "operator", null));
        } else if (bug == PlantedBug.LINE_CLEARED_TWICE) {
            var all = opened.header().totals().amounts();
            var into = Objects.requireNonNullElse(rows.payments().get(id), Cash.BANK);
            clear(opened, "invoice", id, new Cause.Paid(into), all);
        }
    }

    /** @param of the document, or the credit note */
    void clear(Invoice.Opened document, String what, UUID of, Cause cause, Clearing.Amounts amounts) {
        ledger.clear(new Clearing(key(what, of), document.header().account(), cause, amounts, "operator", null));
    }

    /** {@code BookingInvoices.isPaidThroughStripe}. */
    boolean isPaidThroughStripe(Invoice.Opened document) {
        return ledger.isPaidInto(key("invoice", document.header().id().value()), Cash.STRIPE);
    }

    private static UUID key(String what, UUID of) {
        return UUID.nameUUIDFromBytes((what + ":" + of).getBytes(UTF_8));
    }

    /** A draft of the same period takes its usage over; where something is credited, it would ask for that again. */
    public boolean makeVoid(Instant now) {
        return ledger.database().transaction(() -> {
            some(Invoice.Voidable.class).filter(this::isUncredited).ifPresent(voidable -> {
                rows.become(voidable.voided(now, "operator", "wrong"));
                replace(voidable.header(), now);
            });
            return true;
        });
    }

    private boolean isUncredited(Invoice document) {
        return rows.notes().of(document.header().id()).isEmpty();
    }

    private void replace(Header before, Instant now) {
        var id = new InvoiceId(dice.uuid());
        rows.handOver(before.id(), id);
        var lines = rows.documents().there(before.id().value()).lines();
        var months = new TreeSet<YearMonth>();
        lines.stream().map(Line::month).filter(Objects::nonNull).forEach(months::add);
        var groups = lines.stream().map(Line::usage).filter(Objects::nonNull).toList();
        var drafting = new Drafting(before.account(), before.period(), before.closes(), before.id(), months);
        if (keep(id, drafting, groups, now).isEmpty()) {
            throw new IllegalStateException("Nothing is on the replacement of " + before.id());
        }
    }

    /** @param months that are settled with it beside those of its usage */
    private record Drafting(
            UUID account,
            Period period,
            boolean closes,
            @Nullable InvoiceId replaces,
            Set<YearMonth> months) {}

    private Optional<Invoice.Draft> make(Drafting drafting, CollectingUsage collecting, Instant now) {
        var id = new InvoiceId(dice.uuid());
        var wanted = collecting.ofPeriod(ledger.captures(drafting.account()).stream()
                .filter(capture -> capture.number() > collecting.read())
                .toList());
        rows.put(id, collecting.add(wanted, rows.taken(idsOf(wanted))));
        return keep(id, drafting, collecting.groups(), now);
    }

    private Optional<Invoice.Draft> keep(InvoiceId id, Drafting drafting, List<UsageGroup> groups, Instant now) {
        var months = new TreeSet<>(drafting.months());
        groups.forEach(group -> months.add(group.key().month()));
        months.add(drafting.period().month());
        var commitments = months.stream()
                .map(month -> rows.commitment(drafting.account(), month))
                .toList();
        var content = DraftPolicy.decide(groups, commitments, drafting.closes(), Money.ZERO, TAX);
        if (content.lines().isEmpty()) {
            return Optional.empty();
        }
        var draft = new Invoice.Draft(new Header(
                id,
                drafting.account(),
                drafting.period(),
                drafting.closes(),
                drafting.replaces(),
                now,
                Machines.CLOSING,
                content.totals(),
                TAX));
        rows.insert(draft, content.lines());
        return Optional.of(draft);
    }

    /** The months of those that were to be closed by what is absorbed. */
    private Set<YearMonth> absorb(UUID account, Period month) {
        var closed = new HashSet<YearMonth>();
        for (var draft : rows.all(Invoice.Draft.class)) {
            var header = draft.header();
            if (header.account().equals(account)
                    && header.replaces() == null
                    && header.period().from().isBefore(month.to())
                    && (!header.closes() || draft.isTooSmall())) {
                rows.delete(header.id());
                if (header.closes()) {
                    closed.add(Period.monthOf(header.period().from()));
                }
            }
        }
        return closed;
    }

    private <T extends Invoice> Optional<T> some(Class<T> state) {
        var all = rows.all(state);
        return all.isEmpty() ? Optional.empty() : Optional.of(dice.of(all));
    }

    private static List<UUID> idsOf(Collection<Capture> captures) {
        return captures.stream().map(Capture::id).toList();
    }
}
