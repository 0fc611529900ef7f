package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer tf_1", "bearer tf_1", "BEARER tf_1", "Bearer   tf_1 "})
    void isTheSameHoweverItIsSpelt(String header) {
        assertEquals("tf_1", BearerToken.of(header));
    }

    @Test
    void otherSchemesCarryNone() {
        assertNull(BearerToken.of(null));
        assertNull(BearerToken.of("Basic dGY="));
        assertNull(BearerToken.of("Bearer"));
    }
}
