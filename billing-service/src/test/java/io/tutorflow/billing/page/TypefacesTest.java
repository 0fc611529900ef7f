package io.tutorflow.billing.page;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;

class TypefacesTest {

    @Test
    void twoWhoDrawAtOnceHaveFontsOfTheirOwn() {
        Typefaces.lend(one -> Typefaces.lend(other -> {
            assertNotSame(one, other);
            assertNotSame(one.sans(), other.sans());
            return "";
        }));
    }
}
