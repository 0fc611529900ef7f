package io.tutorflow.sandbox.stripe.api;

import java.util.Optional;
import java.util.function.Function;

/** Does one operation. */
@FunctionalInterface
public interface Handler {

    Answer handle(Transaction transaction, Params params);

    /** What only one call at a time may be about, if anything is; another one is refused meanwhile. */
    default Optional<String> lane(Params params) {
        return Optional.empty();
    }

    /** The same, one call at a time for each lane. */
    static Handler oneAtATime(Handler handler, Function<Params, String> lane) {
        return new Handler() {
            @Override
            public Answer handle(Transaction transaction, Params params) {
                return handler.handle(transaction, params);
            }

            @Override
            public Optional<String> lane(Params params) {
                return Optional.of(lane.apply(params));
            }
        };
    }
}
