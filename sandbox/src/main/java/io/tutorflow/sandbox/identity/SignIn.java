package io.tutorflow.sandbox.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.tutorflow.sandbox.stripe.page.WebPage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs people in: OpenID Connect's authorization code flow with PKCE, for one client, with a page on which the people of the
 * sandbox are chosen instead of a password. As any provider it answers discovery, {@code authorize}, {@code token},
 * {@code jwks} and {@code logout}.
 */
public final class SignIn implements HttpHandler {

    /** Where all of it is, below the gateway's address. */
    public static final String PATH = "/identity";

    /** How long a person stays signed in. */
    private static final Duration SESSION = Duration.ofHours(8);

    private static final int LONGEST_FORM = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String home;
    private final IdentityProvider provider;
    private final Client client;
    private final People people;
    private final SignInCodes codes = new SignInCodes();

    /** @param publicUrl the address before {@link #PATH}, as browsers know it */
    public SignIn(String publicUrl, IdentityProvider provider, Client client, People people) {
        this.home = publicUrl + PATH;
        this.provider = provider;
        this.client = client;
        this.people = people;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange).send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().substring(PATH.length());
        try {
            return switch (asked) {
                case "GET /.well-known/openid-configuration" -> Reply.json(200, json(discovery(exchange)));
                case "GET /jwks" -> Reply.json(200, provider.jwks());
                case "GET /sign-in.css" -> Reply.style(SignInPage.style());
                case "GET /authorize" -> choose(query(exchange));
                case "POST /authorize" -> signIn(form(exchange));
                case "POST /token" -> exchangeCode(exchange, form(exchange));
                case "GET /logout" -> signOut(query(exchange));
                default -> Reply.page(404, SignInPage.wrong("There is no such page"));
            };
        } catch (IllegalArgumentException wrong) {
            return Reply.page(400, SignInPage.wrong(String.valueOf(wrong.getMessage())));
        }
    }

    /** A browser goes to the public address, and a server to where it has just asked. */
    private Map<String, Object> discovery(HttpExchange exchange) {
        String here = "http://" + exchange.getRequestHeaders().getFirst("Host") + PATH;
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("issuer", IdentityProvider.ISSUER);
        found.put("authorization_endpoint", home + "/authorize");
        found.put("token_endpoint", here + "/token");
        found.put("jwks_uri", here + "/jwks");
        found.put("end_session_endpoint", home + "/logout");
        found.put("response_types_supported", List.of("code"));
        found.put("grant_types_supported", List.of("authorization_code"));
        found.put("subject_types_supported", List.of("public"));
        found.put("id_token_signing_alg_values_supported", List.of("RS256"));
        found.put("code_challenge_methods_supported", List.of("S256"));
        found.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        found.put("scopes_supported", List.of("openid"));
        return found;
    }

    private Reply choose(Map<String, String> asked) throws IOException {
        return Reply.page(200, SignInPage.choose(SignInRequest.of(asked, client), people.all()));
    }

    private Reply signIn(Map<String, String> form) {
        SignInRequest request = SignInRequest.of(form, client);
        Instant now = Instant.now();
        String code = codes.issue(
                new SignInCode(
                        person(form),
                        request.redirectUri(),
                        request.challenge(),
                        request.nonce(),
                        now.plus(SignInCodes.LIFE)),
                now);
        return Reply.redirect(request.redirectUri()
                + (request.redirectUri().contains("?") ? "&" : "?") + "code=" + code
                + "&state=" + URLEncoder.encode(request.state(), StandardCharsets.UTF_8));
    }

    private static Person person(Map<String, String> form) {
        Role role = Role.of(form.getOrDefault("role", ""));
        String subject = form.getOrDefault("subject", "").strip();
        String name = form.getOrDefault("name", "").strip();
        String scope = role.scope() == Role.Scope.NONE
                ? ""
                : form.getOrDefault("scope", "").strip();
        return new Person(role, subject, scope, name.isEmpty() ? subject : name);
    }

    private Reply exchangeCode(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!isClient(exchange, form)) {
            return error(401, "invalid_client");
        }
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        Instant now = Instant.now();
        Optional<SignInCode> found = codes.redeem(form.getOrDefault("code", ""), now)
                .filter(code -> code.redirectUri().equals(form.get("redirect_uri")))
                .filter(code -> code.isProvenBy(form.getOrDefault("code_verifier", "")));
        return found.isEmpty() ? error(400, "invalid_grant") : tokens(found.get(), now);
    }

    private Reply tokens(SignInCode code, Instant now) throws JsonProcessingException {
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", provider.sign(code.person(), now, SESSION));
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", SESSION.toSeconds());
        tokens.put("id_token", provider.identify(code.person(), client.id(), code.nonce(), now, SESSION));
        return Reply.json(200, json(tokens));
    }

    /** By HTTP Basic or by form fields (RFC 6749, section 2.3.1). */
    private boolean isClient(HttpExchange exchange, Map<String, String> form) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (shown == null || !shown.startsWith("Basic ")) {
            return client.isProvenBy(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
        }
        String decoded =
                new String(Base64.getDecoder().decode(shown.substring("Basic ".length())), StandardCharsets.UTF_8);
        int colon = decoded.indexOf(':');
        return colon > 0 && client.isProvenBy(decoded.substring(0, colon), decoded.substring(colon + 1));
    }

    /** There is no session here to be ended: it is the client's. */
    private Reply signOut(Map<String, String> asked) {
        String next = asked.getOrDefault("post_logout_redirect_uri", client.home());
        if (!client.isAt(next)) {
            throw new IllegalArgumentException("post_logout_redirect_uri must be below " + client.home());
        }
        String state = asked.getOrDefault("state", "");
        return Reply.redirect(
                state.isEmpty() ? next : next + "?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    private static Reply error(int status, String code) throws JsonProcessingException {
        return Reply.json(status, json(Map.of("error", code)));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return WebPage.form(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (body.length > LONGEST_FORM) {
            throw new IllegalArgumentException("A form has at most " + LONGEST_FORM + " bytes");
        }
        return WebPage.form(new String(body, StandardCharsets.UTF_8));
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
