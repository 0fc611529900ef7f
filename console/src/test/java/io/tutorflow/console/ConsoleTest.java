package io.tutorflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeSuite.class)
class ConsoleTest {

    private static final String BALANCE = """
            {"name":"Northgate Language School","timeZone":"Europe/Dublin","plan":"Free","active":true,"tokens":48310,
             "heldTokens":565,"availableTokens":47745,"lifetimePurchased":132000,"lifetimeSpent":83690.5,
             "lifetimeDistributed":300}""";
    private static final String OF_A_BUDGET =
            "{\"name\":\"Northgate\",\"timeZone\":\"Europe/Dublin\",\"plan\":\"Free\",\"active\":true}";
    private static final String HISTORY = """
            {"items":[{"id":"1","date":"2026-04-07T13:12:00Z","type":"usage","amount":-412,
              "description":"AI lesson for '<b>'"},
             {"id":"2","date":"2026-04-07T08:15:00Z","type":"purchase","amount":22000,"description":"Bought"}],
             "total":386,"nextCursor":null}""";
    private static final String THRESHOLD =
            "{\"thresholdTokens\":200,\"studentThresholdTokens\":50,\"emails\":[\"a@b.example\"],\"low\":false}";
    private static final String BUDGET = """
            {"hasBudget":true,"remainingTokens":0,"limitTokens":10000,"spentTokens":10040,"reservedTokens":0,
             "percent":100.4,"level":"red","period":"weekly","resetsAt":"2026-04-12T23:00:00Z","contactAdmin":"maria"}""";

    @ConfigProperty(name = "tutorflow.billing.url")
    String suite;

    @TestHTTPResource("/")
    URL here;

    private Visit visit;

    @BeforeEach
    void everythingAnswers() throws Exception {
        says("/role", "org_admin");
        says("/v1/school/balance", BALANCE);
        says("/v1/school/transactions", HISTORY);
        says("/v1/school/transactions.csv", "date,type\n2026-04-07,usage\n");
        says("/v1/school/settings/low-balance-threshold", THRESHOLD);
        says("/v1/school/budgets/me", BUDGET);
        visit = new Visit(here.getPort());
    }

    @Test
    void showsAnAdminWhatIsLeftAndWhatCameAndWent() throws Exception {
        var page = visit.open("/");

        assertThat(page.uri().getPath()).isEqualTo("/platform/billing");
        assertThat(page.body())
                .contains("Northgate Language School", "Maria Keane · Org admin")
                .contains("<dd>48,310</dd>", "<dd>565</dd>", "<strong>47,745</strong>", "≈ $477.45", "83,690.5")
                .contains("Apr 7, 14:12", "2026-04-07 13:12:00 UTC", "−412", "+22,000", "Days in Europe/Dublin")
                .contains("1–2 of 386 · on this page in 22,000 − out 412", "Download CSV (386 rows)")
                .contains("AI lesson for &#39;&lt;b&gt;&#39;");
        assertThat(asked()).contains("GET /v1/school/balance somebody").doesNotContain("nobody");
    }

    @Test
    void aCardFailsAlone() throws Exception {
        says("/v1/school/transactions", "");

        assertThat(visit.open("/billing").body())
                .contains(
                        "<strong>47,745</strong>",
                        "This can’t be shown right now",
                        "hx-get=\"/platform/billing/history\"")
                .doesNotContain("No transactions yet");
        says("/v1/school/transactions", HISTORY);
        says("/v1/school/balance", "");
        assertThat(visit.open("/billing").body())
                .contains("Apr 7, 13:12", "Days in UTC", "This can’t be shown right now")
                .doesNotContain("<strong>0</strong>");
    }

    @Test
    void daysAreThoseOfTheOrganization() throws Exception {
        visit.open("/billing?type=usage&from=2026-04-01&to=2026-04-07");

        assertThat(asked())
                .contains("type=usage&from=2026-04-01T00%3A00%3A00%2B01%3A00&to=2026-04-08T00%3A00%3A00%2B01%3A00");
    }

    @Test
    void theFileIsOfEverythingThatTheFilterLetsThrough() throws Exception {
        var file = visit.open("/billing/transactions.csv?type=usage&from=&to=");

        assertThat(file.body()).isEqualTo("date,type\n2026-04-07,usage\n");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("transactions.csv"));
        assertThat(asked()).contains("GET /v1/school/transactions.csv?type=usage somebody");
    }

    @Test
    void aThresholdIsSavedAndNothingElseChanges() throws Exception {
        var page = visit.open("/billing").body();

        assertThat(visit.post("/billing/threshold", "tokens=1%2C000&" + Visit.forgeryToken(page))
                        .body())
                .contains("Threshold saved.", "value=\"1000\"");
        assertThat(asked())
                .contains("PUT /v1/school/settings/low-balance-threshold somebody {\"thresholdTokens\":1000,"
                        + "\"studentThresholdTokens\":50,\"emails\":[\"a@b.example\"]}");
    }

    @Test
    void whatIsNoNumberStaysInTheFieldWithWhatIsWrong() throws Exception {
        var page = visit.open("/billing").body();

        assertThat(visit.post("/billing/threshold", "tokens=-3&" + Visit.forgeryToken(page))
                        .body())
                .contains("value=\"-3\"", "Enter tokens above 0", "aria-invalid=\"true\"");
        assertThat(asked()).doesNotContain("PUT");
    }

    @Test
    void doesNotSayWhatBecameOfAChangeThatNobodyAnswered() throws Exception {
        var page = visit.open("/billing").body();
        says("/v1/school/settings/low-balance-threshold", "");

        assertThat(visit.post("/billing/threshold", "tokens=5&" + Visit.forgeryToken(page))
                        .body())
                .contains("It is not known whether it was saved")
                .doesNotContain("Nothing was changed", "Saved");
    }

    @Test
    void refusesAForgedPost() throws Exception {
        visit.open("/billing");

        assertThat(visit.post("/billing/threshold", "tokens=1").statusCode()).isEqualTo(400);
        assertThat(visit.post("/billing/threshold", "tokens=1&forgery-token=x").statusCode())
                .isEqualTo(400);
        assertThat(asked()).doesNotContain("PUT");
    }

    @Test
    void tellsAScriptWithoutASessionAndLeadsItNowhere() throws Exception {
        assertThat(visit.ask("/billing/balance").statusCode()).isEqualTo(499);
        visit.open("/billing");
        assertThat(visit.ask("/billing/balance").body())
                .startsWith("<section id=\"balance\"")
                .contains("47,745");
    }

    @Test
    void showsATeacherTheirBudgetInPlaceOfTheWallet() throws Exception {
        says("/role", "teacher");
        says("/v1/school/balance", OF_A_BUDGET);

        assertThat(visit.open("/billing").uri().getPath()).isEqualTo("/platform/my-budget");
        assertThat(visit.open("/").body())
                .contains("<dd>10,000</dd>", "<dd>10,040</dd>", "Over the limit", "<strong>40</strong>")
                .contains("100 % used", "exceeded", "Resets Mon, Apr 13, 00:00 Europe/Dublin", "Set by maria")
                .doesNotContain("/platform/billing\"");
        assertThat(visit.open("/billing/threshold").statusCode()).isEqualTo(403);
    }

    @Test
    void tellsAStudentThatThereIsNothingHere() throws Exception {
        says("/role", "student");

        assertThat(visit.open("/").body()).contains("There are no pages for you here");
        assertThat(visit.open("/billing").statusCode()).isEqualTo(403);
    }

    @Test
    void letsNoOtherSiteIn() throws Exception {
        var headers = visit.open("/billing").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(visit.open("/components").body()).doesNotContain("style=");
    }

    private void says(String path, String body) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(suite + "/fake" + path))
                                .PUT(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }

    private String asked() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(suite + "/fake/asked")).build(), BodyHandlers.ofString())
                .body();
    }
}
