package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.record.Submission;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A validated request for work: everything in which creates differ.
 *
 * @param price of the work, at a moment
 * @param authorising asks the keeper of the payer's money
 */
public record Wish(
        Asker asker,
        Submission submission,
        Naming key,
        Function<Instant, Quote> price,
        AuthorisingCharges authorising) {

    Charge at(Instant now, RandomGenerator random) {
        return new Charge(asker.payer(), asker.keyId(), submission, price.apply(now), now, key.ids(now, random));
    }
}
