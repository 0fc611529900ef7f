package io.tutorflow.usage.catalog;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import org.jspecify.annotations.Nullable;

/**
 * What one unit costs somebody.
 *
 * @param list what it costs everybody else, where that is more
 * @param discount what makes it less, where that is a discount
 */
record UnitPrice(
        Money price, @Nullable Money list, @Nullable Percent discount) {

    static UnitPrice ofList(Money list) {
        return new UnitPrice(list, null, null);
    }
}
