package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwayTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whoeverCannotAnswerNowIsLikeABrokenConnection(int status) {
        assertInstanceOf(IOException.class, Away.orItself(new WebApplicationException(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500})
    void anyOtherAnswerStaysWhatItIs(int status) {
        var answer = new WebApplicationException(status);

        assertSame(answer, Away.orItself(answer));
    }
}
