package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFilterTest {

    private final CredentialFilter filter = new CredentialFilter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Failed: /v1/platform/slides/edit/0123456789abcdef0123456789abcdef   | Failed: /v1/platform/slides/edit/…
            GET /v1/platform/videos/edit/0123abc/scenes/7/tts HTTP/1.1          | GET /v1/platform/videos/edit/…/scenes/7/tts HTTP/1.1
            HTTP Request to /checkout/?token=abc123&x=1 failed                  | HTTP Request to /checkout/?token=…&x=1 failed
            to /v1/platform/agent/verify-email?token=abc failed                 | to /v1/platform/agent/verify-email?token=… failed
            to /v1/x?api_key=abc failed                                         | to /v1/x?api_key=… failed
            Authorization: Bearer abc.def-ghi                                   | Authorization: Bearer …
            the key tf_platform_live_AbCd0123 is wrong                          | the key tf_platform_live_… is wrong
            the token tf_service_usage_AbCd0123, refused                        | the token tf_service_…, refused
            whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw signed                       | whsec_… signed
            No such key: sk_test_4eC39HqLyjWDarjtT1zdp7dc                       | No such key: sk_test_…
            eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtaWEifQ.c2ln said                   | … said
            """)
    void leavesCredentialsOut(String message, String written) {
        assertThat(writtenOf(new ExtLogRecord(Level.WARNING, message, "test"))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed: GET /v1/platform/slides/edit/{editToken}", "The edit of 3 took 5 ms", "100 %s %d"})
    void leavesEverythingElseAlone(String message) {
        var line = new ExtLogRecord(Level.WARNING, message, ExtLogRecord.FormatStyle.NO_FORMAT, "test");

        assertThat(writtenOf(line)).isEqualTo(message);
    }

    @Test
    void looksIntoParametersAndIntoWhatWasThrown() {
        var line = new ExtLogRecord(Level.SEVERE, "HTTP Request to %s failed", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {"/checkout/?token=abc123"});
        line.setThrown(new IllegalStateException(new IllegalArgumentException("no /edit/0123abc here")));

        assertThat(writtenOf(line))
                .startsWith("HTTP Request to /checkout/?token=… failed")
                .contains("no /edit/… here", "at io.tutorflow.http.CredentialFilterTest")
                .doesNotContain("abc123", "0123abc");
        assertThat(line.getThrown()).isNull();
    }

    private String writtenOf(ExtLogRecord line) {
        assertThat(filter.isLoggable(line)).isTrue();
        return new PatternFormatter("%s").format(line);
    }
}
