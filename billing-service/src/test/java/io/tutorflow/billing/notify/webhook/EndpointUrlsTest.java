package io.tutorflow.billing.notify.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.http.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com:443/a/b?c=d",
                "https://HOOKS.Example.Com./x",
                "https://xn--bcher-kva.example/",
                "https://1.1.1.1/hooks",
                "https://[2606:4700:4700::1111]/hooks"
            })
    void mayLeadAnywhereOnTheInternet(String url) {
        assertDoesNotThrow(() -> EndpointUrls.check(url, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://localhost/",
                "https://api.localhost/",
                "https://metadata.google.internal/",
                "https://printer.local/",
                "https://billing-service/",
                "https://2130706433/",
                "https://010.0.0.1/"
            })
    void doNotLeadInside(String url) {
        refused(url, "url must resolve to a public address");
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.com/, url must start with https://",
        "ftp://hooks.example.com/, url must start with https://",
        "https://user:password@hooks.example.com/, url must not contain a user",
        "https://user@hooks.example.com/, url must not contain a user",
        "https://hooks.example.com/#part, url must not contain a fragment",
        "https://hooks.example.com:8443/, url must use port 443",
        "https://hooks.example.com:0/, url must have a port",
        "https://hooks.example.com:99999/, url must have a port",
        "hooks.example.com, url must be an absolute URL",
        "mailto:somebody@example.com, url must be an absolute URL",
        "https://, url must be an absolute URL",
        "https://0x7f.0.0.1/, url must be an absolute URL",
        "https://127.1/, url must be an absolute URL",
        "https:///path, url must be an absolute URL",
        "'https://hooks .example.com', url must be an absolute URL",
        "https://hooks_.example..com/, url must be"
    })
    void sayWhatIsWrong(String url, String why) {
        refused(url, why);
    }

    @Test
    void mayLeadToALaptopWhereThatIsAllowed() {
        assertDoesNotThrow(() -> EndpointUrls.check("http://127.0.0.1:9000/hooks", true));
        assertThrows(ApiProblem.class, () -> EndpointUrls.check("http://a:b@127.0.0.1:9000/hooks", true));
    }

    private static void refused(String url, String why) {
        var problem = assertThrows(ApiProblem.class, () -> EndpointUrls.check(url, false));
        assertTrue(problem.text().contains(why), problem.text());
    }
}
