package io.tutorflow.billing.payment;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Asks Stripe through its own client. */
@ApplicationScoped
class StripeCalls implements io.tutorflow.billing.payment.Stripe {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** Of a request that was not heard, or met one under the same key. */
    private static final int RETRIES = 2;

    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    static {
        Stripe.enableTelemetry = false;
    }

    private final StripeWorkers workers;
    private final Optional<StripeClient> client;

    StripeCalls(StripeWorkers workers, StripeSettings settings) {
        this.workers = workers;
        this.client = settings.apiKey().map(key -> client(key, settings.baseUrl()));
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
    public Uni<String> makeCustomer(Buyer buyer, PaymentId payment, String key) {
        var customer = CustomerCreateParams.builder()
                .setName(buyer.name())
                .setEmail(buyer.email())
                .putMetadata("account_id", buyer.accountId().toString())
                .build();
        return call(
                stripe -> stripe.v1().customers().create(customer, under(key)).getId());
    }

    @Override
    public Uni<Progress.Open> openSession(Payment payment, String customerId, ReturnTo returnTo, String key) {
        var session = SessionForm.of(payment, customerId, returnTo);
        return call(stripe -> {
            var made = stripe.v1().checkout().sessions().create(session, under(key));
            return new Progress.Open(made.getId(), Objects.requireNonNull(made.getUrl()));
        });
    }

    @Override
    public Uni<SeenSession> session(String sessionId, boolean withCard) {
        return call(stripe -> {
            var session = stripe.v1().checkout().sessions().retrieve(sessionId);
            var intent = session.getPaymentIntent() == null
                    ? null
                    : stripe.v1().paymentIntents().retrieve(session.getPaymentIntent());
            return seen(session, intent, withCard ? card(stripe, intent) : null);
        });
    }

    private static SeenSession seen(Session session, @Nullable PaymentIntent intent, @Nullable SavedCard card) {
        return new SeenSession(
                session.getId(),
                statusOf(session, intent),
                String.valueOf(session.getClientReferenceId()),
                session.getAmountTotal() == null ? 0 : session.getAmountTotal(),
                String.valueOf(session.getCurrency()),
                session.getPaymentIntent(),
                failureOf(intent),
                card);
    }

    private static SeenSession.Status statusOf(Session session, @Nullable PaymentIntent intent) {
        return switch (session.getStatus()) {
            case "open" -> SeenSession.Status.OPEN;
            case "expired" -> SeenSession.Status.EXPIRED;
            default ->
                "paid".equals(session.getPaymentStatus())
                        ? SeenSession.Status.PAID
                        : isOver(intent) ? SeenSession.Status.FAILED : SeenSession.Status.PROCESSING;
        };
    }

    /** The session is complete: nobody can try another card. */
    private static boolean isOver(@Nullable PaymentIntent intent) {
        return intent != null
                && ("requires_payment_method".equals(intent.getStatus()) || "canceled".equals(intent.getStatus()));
    }

    private static @Nullable String failureOf(@Nullable PaymentIntent intent) {
        var error = intent == null ? null : intent.getLastPaymentError();
        return error == null ? null : error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }

    private static @Nullable SavedCard card(StripeClient stripe, @Nullable PaymentIntent intent)
            throws StripeException {
        if (intent == null || intent.getPaymentMethod() == null || !"succeeded".equals(intent.getStatus())) {
            return null;
        }
        PaymentMethod method = stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod());
        var card = method.getCard();
        return card == null ? null : new SavedCard(method.getId(), card.getBrand(), card.getLast4());
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private <T> Uni<T> call(Request<T> request) {
        var stripe = client.orElseThrow(() -> ApiProblem.of(
                ErrorCode.PLATFORM_UNAVAILABLE, "Nothing can be paid here: no key for Stripe is configured"));
        return workers.call(() -> ask(stripe, request))
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new StripeFailure(StripeFailure.Kind.AWAY, full));
    }

    private static <T> T ask(StripeClient stripe, Request<T> request) {
        try {
            return request.send(stripe);
        } catch (StripeException failure) {
            throw new StripeFailure(kindOf(failure), failure);
        }
    }

    private static StripeFailure.Kind kindOf(StripeException failure) {
        if (failure instanceof ApiConnectionException || failure instanceof RateLimitException) {
            return StripeFailure.Kind.AWAY;
        }
        int status = failure.getStatusCode() == null ? SERVER_ERROR : failure.getStatusCode();
        return status == CONFLICT
                ? StripeFailure.Kind.AWAY
                : status >= SERVER_ERROR ? StripeFailure.Kind.REMEMBERED : StripeFailure.Kind.REFUSED;
    }

    /** Something to ask Stripe for. */
    @FunctionalInterface
    private interface Request<T> {

        T send(StripeClient stripe) throws StripeException;
    }
}
