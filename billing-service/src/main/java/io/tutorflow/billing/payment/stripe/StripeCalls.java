package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Buyer;
import io.tutorflow.billing.payment.Charge;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.PaymentPage;
import io.tutorflow.billing.payment.ReturnTo;
import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.SeenPayment;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeInvoices;
import io.tutorflow.billing.payment.StripeMeteredInvoices;
import io.tutorflow.billing.payment.StripeMeters;
import io.tutorflow.billing.payment.StripePlans;
import io.tutorflow.billing.payment.StripeRefunds;
import io.tutorflow.billing.payment.StripeSetups;
import io.tutorflow.billing.payment.StripeSubscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls Stripe through its own client library. */
@ApplicationScoped
class StripeCalls
        implements io.tutorflow.billing.payment.Stripe,
                StripeCounts,
                StripeInvoices,
                StripeMeteredInvoices,
                StripeMeters,
                StripePlans,
                StripeRefunds,
                StripeSetups,
                StripeSubscriptions {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** For a request without an answer, or one that met another with the same key. */
    private static final int RETRIES = 2;

    /** A request that meets another with the same key, or about the same object, is sent this often, each with retries. */
    private static final int MEETINGS = 4;

    /** What has no key of its own: only what became of each attempt says whether Stripe may have it. */
    private static final int ONCE = 1;

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

    private static final Set<String> MET_ANOTHER = Set.of("idempotency_key_in_use", "lock_timeout");

    /** Temporary: the key is not accepted, the same request is in progress, or there are too many. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 409, 429);

    private static final int SERVER_ERROR = 500;

    private static final Logger LOG = Logger.getLogger(StripeCalls.class);

    static {
        com.stripe.Stripe.enableTelemetry = false;
        // Java would send a POST again by itself when a connection is lost, and tell nobody.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final StripeWorkers workers;
    private final Optional<StripeClient> client;
    private final boolean test;
    private final Pace pace;
    private final MeterNames meterNames = new MeterNames();
    private final MeteredInvoiceCalls metered = new MeteredInvoiceCalls(meterNames);
    private final SubscriptionCalls subscriptions = new SubscriptionCalls(meterNames);

    StripeCalls(StripeWorkers workers, StripeSettings settings) {
        this.workers = workers;
        this.pace = new Pace(settings.meterEventsPerSecond());
        this.client = settings.apiKey().map(key -> client(key, settings.baseUrl()));
        this.test = settings.apiKey().filter(key -> key.contains("_test_")).isPresent();
    }

    private static StripeClient client(String key, Optional<String> baseUrl) {
        var builder = StripeClient.builder()
                .setApiKey(key)
                .setConnectTimeout(Math.toIntExact(CONNECT_WITHIN.toMillis()))
                .setReadTimeout(Math.toIntExact(ANSWER_WITHIN.toMillis()))
                .setMaxNetworkRetries(RETRIES);
        baseUrl.ifPresent(url ->
                builder.setApiBase(url).setConnectBase(url).setFilesBase(url).setMeterEventsBase(url));
        return builder.build();
    }

    @Override
    public Uni<String> makeCustomer(Buyer buyer, String key) {
        return workers.make(() -> ask(stripe -> makeWithOrWithoutEmail(stripe, buyer, key)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    /** Stripe accepts fewer addresses than mail servers do. */
    private static String makeWithOrWithoutEmail(StripeClient stripe, Buyer buyer, String key) throws StripeException {
        try {
            return make(stripe, buyer, buyer.email(), key);
        } catch (InvalidRequestException refused) {
            if (!"email".equals(refused.getParam())) {
                throw refused;
            }
            return make(stripe, buyer, null, key + "-without-email");
        }
    }

    private static String make(StripeClient stripe, Buyer buyer, @Nullable String email, String key)
            throws StripeException {
        var customer = CustomerCreateParams.builder()
                .setName(buyer.name())
                .setEmail(email)
                .putMetadata("account_id", buyer.accountId().toString())
                .build();
        return stripe.v1().customers().create(customer, under(key)).getId();
    }

    @Override
    public Uni<PaymentPage> openSession(Payment payment, String customerId, ReturnTo returnTo, String key) {
        var session = SessionForm.of(payment, customerId, returnTo);
        return workers.make(() -> ask(stripe -> {
                    var made = stripe.v1().checkout().sessions().create(session, under(key));
                    return new PaymentPage(made.getId(), Objects.requireNonNull(made.getUrl()));
                }))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<Void> detach(String paymentMethodId) {
        return workers.make(() -> ask(stripe -> CardCharges.detach(stripe, paymentMethodId)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away)
                .replaceWithVoid();
    }

    @Override
    public Uni<StripeRefunds.Seen> refund(StripeRefunds.Wish wish) {
        return workers.look(() -> ask(stripe -> RefundCalls.refund(stripe, wish)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<StripeSetups.Opened> openSetup(UUID setup, String customerId, ReturnTo returnTo) {
        return workers.make(() -> ask(stripe -> SetupCalls.open(stripe, setup, customerId, returnTo)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<StripeSetups.Seen> setup(String sessionId) {
        return workers.look(() -> ask(stripe -> SetupCalls.look(stripe, sessionId)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<List<SeenDispute>> disputesSince(Instant since) {
        return workers.look(() -> ask(stripe -> RefundCalls.disputesSince(stripe, since)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<StripeInvoices.Seen> draft(StripeInvoices.Wanted wanted, String key) {
        return background(stripe -> InvoiceCalls.draft(stripe, wanted, key));
    }

    @Override
    public Uni<StripeInvoices.Seen> addItems(String invoiceId, List<StripeInvoices.Item> items, String key) {
        return background(stripe -> InvoiceCalls.addItems(stripe, invoiceId, items, key));
    }

    @Override
    public Uni<StripeInvoices.Seen> finish(String invoiceId, String key) {
        return background(stripe -> InvoiceCalls.finish(stripe, invoiceId, key));
    }

    @Override
    public Uni<StripeInvoices.Seen> look(String invoiceId) {
        return background(stripe -> InvoiceCalls.look(stripe, invoiceId));
    }

    @Override
    public Uni<StripeInvoices.Seen> giveBack(String invoiceId, String key) {
        return background(stripe -> InvoiceCalls.giveBack(stripe, invoiceId, key));
    }

    @Override
    public Uni<StripeInvoices.Seen> end(String invoiceId, StripeInvoices.End how, String key) {
        return background(stripe -> InvoiceCalls.end(stripe, invoiceId, how, key));
    }

    @Override
    public Uni<StripeMeters.Answer> report(StripeMeters.Usage usage) {
        return workers.meter(() -> {
                    pace.await();
                    return ask(stripe -> MeterCalls.report(stripe, usage), ONCE);
                })
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(() -> new StripeMeters.Answer.NotNow("Too many reports wait for their turn"));
    }

    @Override
    public Uni<List<StripeCounts.Meter>> meters() {
        return background(CountCalls::meters);
    }

    @Override
    public Uni<StripeCounts.Counted> count(String meterId, String customerId, LocalDate from, LocalDate until) {
        return background(stripe -> CountCalls.count(stripe, meterId, customerId, from, until));
    }

    @Override
    public Uni<StripePlans.Stock> stock(StripePlans.Names names) {
        return background(stripe -> PlanCalls.stock(stripe, names));
    }

    @Override
    public Uni<Void> makeMeter(String eventName, String displayName) {
        return told(stripe -> PlanCalls.makeMeter(stripe, eventName, displayName));
    }

    @Override
    public Uni<Void> makeProduct(StripePlans.Product product) {
        return told(stripe -> PlanCalls.makeProduct(stripe, product));
    }

    @Override
    public Uni<Void> makePrice(StripePlans.NewPrice price) {
        return told(stripe -> PlanCalls.makePrice(stripe, price));
    }

    @Override
    public Uni<String> subscribe(StripeSubscriptions.Wanted wanted, String key) {
        return background(stripe -> SubscriptionCalls.subscribe(stripe, wanted, key));
    }

    @Override
    public Uni<StripeSubscriptions.Seen> subscription(String id) {
        return background(stripe -> subscriptions.look(stripe, id));
    }

    @Override
    public Uni<StripeSubscriptions.Seen> change(String id, StripeSubscriptions.Change change) {
        return background(stripe -> subscriptions.change(stripe, id, change));
    }

    @Override
    public Uni<List<StripeSubscriptions.Draft>> drafts(String customerId) {
        return background(stripe -> SubscriptionCalls.drafts(stripe, customerId));
    }

    @Override
    public Uni<Void> keepDraft(String invoiceId, Instant until) {
        return told(stripe -> SubscriptionCalls.keepDraft(stripe, invoiceId, until));
    }

    @Override
    public Uni<Void> goOnCollecting(String customerId) {
        return told(stripe -> SubscriptionCalls.goOnCollecting(stripe, customerId));
    }

    private Uni<Void> told(Telling telling) {
        return this.<Boolean>background(stripe -> {
                    telling.send(stripe);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<List<StripeMeteredInvoices.Listed>> ofSubscriptions(String customerId) {
        return background(stripe -> MeteredInvoiceCalls.ofSubscriptions(stripe, customerId));
    }

    @Override
    public Uni<StripeMeteredInvoices.Bill> bill(String invoiceId) {
        return background(stripe -> metered.bill(stripe, invoiceId));
    }

    @Override
    public Uni<StripeCounts.ErrorReport> errorReport(String eventId) {
        return background(stripe -> CountCalls.errorReport(stripe, eventId));
    }

    @Override
    public Uni<StripeCounts.Cancelled> cancel(String eventName, String identifier) {
        return background(stripe -> CountCalls.cancel(stripe, eventName, identifier));
    }

    private <T> Uni<T> background(Request<T> request) {
        return workers.look(() -> ask(request))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public boolean isRemembered(Throwable failure) {
        return failure instanceof StripeFailure refused && refused.kind() == StripeFailure.Kind.REMEMBERED;
    }

    @Override
    public Uni<SeenPayment> charge(Charge charge) {
        return workers.look(() -> ask(stripe -> CardCharges.charge(stripe, charge)))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    @Override
    public Uni<SeenPayment> session(String sessionId) {
        return workers.look(() -> ask(stripe -> {
                    var session = stripe.v1().checkout().sessions().retrieve(sessionId);
                    var intent = session.getPaymentIntent() == null
                            ? null
                            : stripe.v1().paymentIntents().retrieve(session.getPaymentIntent());
                    return seen(session, intent, card(stripe, intent));
                }))
                .onFailure(StripeCalls::isTooMuch)
                .transform(StripeCalls::away);
    }

    private static SeenPayment seen(Session session, @Nullable PaymentIntent intent, @Nullable SavedCard card) {
        return new SeenPayment(
                session.getId(),
                statusOf(session, intent),
                String.valueOf(session.getClientReferenceId()),
                session.getAmountTotal() == null ? 0 : session.getAmountTotal(),
                String.valueOf(session.getCurrency()),
                session.getPaymentIntent(),
                CardCharges.failureOf(intent),
                card);
    }

    private static SeenPayment.Status statusOf(Session session, @Nullable PaymentIntent intent) {
        return switch (session.getStatus()) {
            case "open" -> SeenPayment.Status.OPEN;
            case "expired" -> SeenPayment.Status.EXPIRED;
            default ->
                "paid".equals(session.getPaymentStatus())
                        ? SeenPayment.Status.PAID
                        : isOver(intent) ? SeenPayment.Status.FAILED : SeenPayment.Status.PROCESSING;
        };
    }

    /** The session is complete: nobody can try another card. */
    private static boolean isOver(@Nullable PaymentIntent intent) {
        return intent != null
                && ("requires_payment_method".equals(intent.getStatus()) || "canceled".equals(intent.getStatus()));
    }

    /** Failing to read the card must not keep a payment from being credited. */
    private static @Nullable SavedCard card(StripeClient stripe, @Nullable PaymentIntent intent) {
        if (intent == null || intent.getPaymentMethod() == null || !"succeeded".equals(intent.getStatus())) {
            return null;
        }
        try {
            return StripeCards.saved(stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod()));
        } catch (StripeException failure) {
            LOG.warnf("The card of payment intent %s could not be read: %s", intent.getId(), failure.getMessage());
            return null;
        }
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    @Override
    public boolean isConfigured() {
        return client.isPresent();
    }

    @Override
    public boolean isTest() {
        return test;
    }

    private <T> T ask(Request<T> request) {
        return ask(request, MEETINGS);
    }

    private <T> T ask(Request<T> request, int times) {
        try {
            return request.send(client.orElseThrow());
        } catch (StripeException failure) {
            if (times > 1 && isLost(failure)) {
                return ask(request, ONCE);
            }
            if (times > 1 && MET_ANOTHER.contains(String.valueOf(failure.getCode()))) {
                waitForTheOther();
                return ask(request, times - 1);
            }
            var said = failure.getStripeError();
            throw new StripeFailure(kindOf(failure), said == null ? null : said.getParam(), failure);
        }
    }

    /** With its connection, perhaps an old one that Stripe had closed: Stripe's library does not send it again, which is done here. */
    private static boolean isLost(StripeException failure) {
        return failure.getCause() instanceof SocketException lost && !(lost instanceof ConnectException);
    }

    /** Not in step with others that wait for the same. */
    private static void waitForTheOther() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_WAIT.toNanos(), LONGEST_WAIT.toNanos()));
    }

    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof RejectedExecutionException || failure instanceof TimeoutException;
    }

    private static StripeFailure away(Throwable failure) {
        return new StripeFailure(StripeFailure.Kind.AWAY, null, failure);
    }

    private static StripeFailure.Kind kindOf(StripeException failure) {
        int status = failure.getStatusCode() == null ? 0 : failure.getStatusCode();
        if (failure instanceof ApiConnectionException || PASSING.contains(status)) {
            return StripeFailure.Kind.AWAY;
        }
        return status == 0 || status >= SERVER_ERROR ? StripeFailure.Kind.REMEMBERED : StripeFailure.Kind.REFUSED;
    }

    /** A call to Stripe. */
    @FunctionalInterface
    private interface Request<T> {

        T send(StripeClient stripe) throws StripeException;
    }

    /** A call to Stripe that is not answered with anything. */
    @FunctionalInterface
    private interface Telling {

        void send(StripeClient stripe) throws StripeException;
    }
}
