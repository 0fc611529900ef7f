package io.tutorflow.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stripe.page.WebPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String SCHOOL = "4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f";
    private static final String HOME = "http://127.0.0.1:1/platform";
    private static final String ASKED = "response_type=code&client_id=console&redirect_uri=" + HOME
            + "/signed-in&state=s%261&nonce=n-1&code_challenge_method=S256&code_challenge=" + CHALLENGE;
    private static final String ADA = "&role=teacher&subject=ada&name=Ada+%3CLovelace%3E&scope=" + SCHOOL;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final IdentityProvider provider =
            new IdentityProvider(Secrets.generate().signingKey());
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        var people = new People(folder.resolve("people.json"));
        people.add(List.of(new Person(Role.ORG_ADMIN, "maria", SCHOOL, "Maria <Keane>")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                SignIn.PATH, new SignIn(address, provider, new Client(Client.CONSOLE, "secret", HOME), people));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsAClientWhereEverythingIs() throws Exception {
        var found = json(get("/.well-known/openid-configuration"));

        assertThat(found.path("issuer").textValue()).isEqualTo(IdentityProvider.ISSUER);
        assertThat(found.path("token_endpoint").textValue()).isEqualTo(address + "/identity/token");
        assertThat(json(get("/jwks")).path("keys")).hasSize(1);
    }

    @Test
    void offersThePeopleThereAre() throws Exception {
        var page = get("/authorize?" + ASKED);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Maria &lt;Keane&gt;", "value=\"s&amp;1\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(get("/sign-in.css").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsChosenIsSignedInOnce() throws Exception {
        var back = signIn();
        assertThat(back.get("state")).isEqualTo("s&1");

        var tokens = json(token(code(back), VERIFIER, "secret"));

        var id = claims(tokens.path("id_token").textValue(), Client.CONSOLE);
        assertThat(id.getSubject()).isEqualTo("ada");
        assertThat(id.getStringClaimValue("name")).isEqualTo("Ada <Lovelace>");
        assertThat(id.getStringClaimValue("nonce")).isEqualTo("n-1");
        var access = claims(tokens.path("access_token").textValue(), IdentityProvider.AUDIENCE);
        assertThat(access.getStringClaimValue("role")).isEqualTo("teacher");
        assertThat(access.getStringClaimValue("org_id")).isEqualTo(SCHOOL);
        assertThat(token(code(back), VERIFIER, "secret").statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeIsGoodOnlyForWhoAskedForIt() throws Exception {
        assertThat(token(code(signIn()), "another", "secret").body()).contains("invalid_grant");
        assertThat(token(code(signIn()), VERIFIER, "guessed").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=console, client_id=other, client_id",
        "redirect_uri=http://127.0.0.1:1/platform, redirect_uri=http://127.0.0.1:1/platformer, redirect_uri",
        "response_type=code, response_type=token, response_type",
        "code_challenge_method=S256, code_challenge_method=plain, S256"
    })
    void namesWhatIsWrong(String right, String wrong, String named) throws Exception {
        var page = get("/authorize?" + ASKED.replace(right, wrong));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains(named);
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void leadsBackOnlyToItsClient() throws Exception {
        assertThat(get("/logout?post_logout_redirect_uri=" + HOME).statusCode()).isEqualTo(303);
        assertThat(get("/logout?post_logout_redirect_uri=https://example.com/").statusCode())
                .isEqualTo(400);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    private Map<String, String> signIn() throws Exception {
        var answer = post("/authorize", ASKED + ADA, null);
        assertThat(answer.statusCode()).isEqualTo(303);
        var led = answer.headers().firstValue("Location").orElseThrow();
        assertThat(led).startsWith(HOME + "/signed-in?");
        return WebPage.form(URI.create(led).getRawQuery());
    }

    private HttpResponse<String> token(String code, String verifier, String secret) throws Exception {
        return post(
                "/token",
                "grant_type=authorization_code&redirect_uri=" + HOME + "/signed-in&code=" + code + "&code_verifier="
                        + verifier,
                "Basic " + Base64.getEncoder().encodeToString(("console:" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private JwtClaims claims(String token, String audience) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(provider.jwks()).getJsonWebKeys()))
                .setExpectedIssuer(IdentityProvider.ISSUER)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + SignIn.PATH + path)).build(), BodyHandlers.ofString());
    }

    private static String code(Map<String, String> back) {
        return back.getOrDefault("code", "");
    }

    private HttpResponse<String> post(String path, String form, @Nullable String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + SignIn.PATH + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
