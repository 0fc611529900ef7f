package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of an account.
 *
 * @param below credits less holds under which automatic reload looks at it; none: nobody asks
 * @param exhaustion whether the next refusal for lack of credits is news
 */
record Watch(@Nullable Money below, boolean exhaustion) {

    static final Watch NOBODY = new Watch(null, false);

    boolean isBelow(Money left) {
        return below != null && below.exceeds(left);
    }
}
