package io.tutorflow.money;

import org.jspecify.annotations.Nullable;

/**
 * What one unit costs somebody.
 *
 * @param list what it costs everybody else, where that is more
 * @param discount what makes it less, where that is a discount
 */
public record UnitPrice(
        Money price, @Nullable Money list, @Nullable Percent discount) {

    public static UnitPrice ofList(Money list) {
        return new UnitPrice(list, null, null);
    }
}
