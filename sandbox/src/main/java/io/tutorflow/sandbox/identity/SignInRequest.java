package io.tutorflow.sandbox.identity;

import java.util.Map;

/**
 * What a client asks of a person in the browser (OpenID Connect Core 1.0, section 3.1.2.1).
 *
 * @param state for the client to recognize its own request by; given back as it is
 * @param nonce for the ID token; empty if the client sent none
 * @param challenge of PKCE (RFC 7636)
 */
record SignInRequest(String clientId, String redirectUri, String state, String nonce, String challenge) {

    /** @throws IllegalArgumentException says what is wrong with it */
    static SignInRequest of(Map<String, String> form, Client client) {
        SignInRequest request = new SignInRequest(
                form.getOrDefault("client_id", ""),
                form.getOrDefault("redirect_uri", ""),
                form.getOrDefault("state", ""),
                form.getOrDefault("nonce", ""),
                form.getOrDefault("code_challenge", ""));
        demand(request.clientId.equals(client.id()), "client_id: there is only " + client.id());
        demand(client.isAt(request.redirectUri), "redirect_uri must be below " + client.home());
        demand("code".equals(form.get("response_type")), "response_type must be code");
        demand("S256".equals(form.get("code_challenge_method")), "code_challenge_method must be S256");
        demand(!request.challenge.isEmpty(), "code_challenge is required");
        return request;
    }

    private static void demand(boolean isSo, String rule) {
        if (!isSo) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The same as form fields, for the next step. */
    Map<String, String> fields() {
        return Map.of(
                "client_id", clientId,
                "redirect_uri", redirectUri,
                "state", state,
                "nonce", nonce,
                "response_type", "code",
                "code_challenge_method", "S256",
                "code_challenge", challenge);
    }
}
