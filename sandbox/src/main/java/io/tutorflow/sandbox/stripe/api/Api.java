package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Complaint;
import io.tutorflow.sandbox.stripe.schema.InvalidRequest;
import io.tutorflow.sandbox.stripe.schema.Operation;
import io.tutorflow.sandbox.stripe.schema.Specification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stripe's HTTP API: looks at a request, does it once, and says what came of it, unless a fault is in the way. */
public final class Api {

    private static final int REQUEST_ID_LENGTH = 14;

    private final Specification specification;
    private final Map<String, Handler> handlers;
    private final Gate gate;
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final Execution execution;

    /** @param handlers by the name of their operation, {@code POST /v1/refunds} */
    public Api(Specification specification, Surroundings surroundings, Map<String, Handler> handlers, SecretKey key) {
        this.specification = specification;
        this.handlers = handlers;
        this.gate = new Gate(key);
        this.log = new RequestLog(surroundings.store());
        this.execution = new Execution(surroundings);
    }

    public Faults faults() {
        return faults;
    }

    /** @throws IllegalArgumentException if no request could ever meet it */
    public void lay(Faults.Laid fault) {
        if (!fault.isAnywhere() && !specification.has(fault.operation())) {
            throw new IllegalArgumentException("Stripe's API has no operation '" + fault.operation() + "'");
        }
        faults.lay(fault);
    }

    public RequestLog log() {
        return log;
    }

    /** What is taken for granted about Stripe beyond its published schema. */
    public static List<String> assumptions() {
        return Rule.assumptions().toList();
    }

    public Outcome serve(Call call) throws InterruptedException {
        String requestId = Ids.next("req_", REQUEST_ID_LENGTH);
        Optional<Operation> operation = specification.find(call.method(), call.path());
        Optional<StripeError> refusal = gate.refuses(call, operation);
        if (refusal.isPresent()) {
            return complain(call, requestId, refusal.get());
        }
        Request request = Request.of(call, operation.orElseThrow(), requestId);
        log.count(request.operation().name());
        Optional<Fault> fault = faults.take(request.operation().name());
        return fault.isPresent() ? befall(request, fault.get()) : answer(request, handler(request), Duration.ZERO);
    }

    private Handler handler(Request request) {
        Handler handler = handlers.get(request.operation().name());
        return handler != null ? handler : Api::refuseUnknown;
    }

    private static Answer refuseUnknown(Transaction transaction, Params params) {
        throw new InvalidRequest(new Complaint(null, null, "The sandbox's Stripe does not have this operation yet"));
    }

    private Outcome befall(Request request, Fault fault) throws InterruptedException {
        Handler handler = handler(request);
        return switch (fault) {
            case Fault.Refusing refusing
            when refusing.status() == InjectedError.INTERNAL ->
                answer(request, (transaction, params) -> InjectedError.of(InjectedError.INTERNAL), Duration.ZERO);
            case Fault.Refusing refusing -> Replies.of(request, InjectedError.of(refusing.status()));
            case Fault.FailingAfterwards afterwards -> answer(request, failing(handler), Duration.ZERO);
            case Fault.LosingTheAnswer lost -> {
                answer(request, handler, Duration.ZERO);
                yield new Outcome.Cut();
            }
            case Fault.Hanging hanging -> new Outcome.Silent();
            case Fault.Delaying delaying -> answer(request, handler, delaying.by());
        };
    }

    private static Handler failing(Handler handler) {
        return (transaction, params) -> {
            handler.handle(transaction, params);
            return InjectedError.of(InjectedError.INTERNAL);
        };
    }

    private Outcome answer(Request request, Handler handler, Duration delay) throws InterruptedException {
        try {
            return execution.answer(request, handler, delay);
        } catch (InvalidRequest wrong) {
            return complain(request.call(), request.requestId(), StripeError.of(wrong.complaint()));
        } catch (MisusedKey misused) {
            return complain(request.call(), request.requestId(), misused.error());
        }
    }

    private Outcome complain(Call call, String requestId, StripeError error) {
        log.complain(requestId, call, error);
        return Replies.of(call, requestId, Answer.of(error));
    }
}
