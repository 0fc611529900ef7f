package io.tutorflow.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.security.Principal;
import java.util.Set;

/** Authenticates API keys and service tokens; every other bearer token is left to the JWT mechanism. */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final String API_KEY = "tf_platform_";
    private static final String SERVICE_TOKEN = "tf_service_";

    /** Our bearer tokens are far shorter, and we do not hash megabytes for strangers. */
    private static final int TOKEN_LIMIT = 200;

    private final Instance<ApiKeys> apiKeys;
    private final ServiceTokens serviceTokens;

    BearerAuthentication(Instance<ApiKeys> apiKeys, ServiceTokens serviceTokens) {
        this.apiKeys = apiKeys;
        this.serviceTokens = serviceTokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var token = BearerToken.of(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (token == null || token.length() > TOKEN_LIMIT) {
            return Uni.createFrom().nullItem();
        }
        if (token.startsWith(SERVICE_TOKEN)) {
            return service(token);
        }
        return token.startsWith(API_KEY) ? apiKey(token) : Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> service(String token) {
        return serviceTokens
                .callerOf(KeyHash.of(token))
                .map(caller -> Uni.createFrom().item(identity(caller, ServiceCaller.ROLE)))
                .orElseGet(() -> failed(ErrorCode.PLATFORM_INVALID_TOKEN, "This service token is not accepted here"));
    }

    private Uni<SecurityIdentity> apiKey(String token) {
        if (apiKeys.isUnsatisfied()) {
            return failed(ErrorCode.PLATFORM_INVALID_API_KEY, "API keys are not accepted here");
        }
        return apiKeys.get().judge(KeyHash.of(token)).flatMap(BearerAuthentication::identityOf);
    }

    private static Uni<SecurityIdentity> identityOf(ApiKeyVerdict verdict) {
        return switch (verdict) {
            case ApiKeyVerdict.Valid valid -> Uni.createFrom().item(identity(valid.caller(), ApiKeyCaller.ROLE));
            case ApiKeyVerdict.Unknown unknown -> failed(ErrorCode.PLATFORM_INVALID_API_KEY, "This API key is unknown");
            case ApiKeyVerdict.Revoked revoked ->
                failed(ErrorCode.PLATFORM_API_KEY_REVOKED, "This API key has been revoked; use another one");
            case ApiKeyVerdict.Expired expired ->
                failed(ErrorCode.PLATFORM_API_KEY_EXPIRED, "This API key has expired; use another one");
        };
    }

    private static SecurityIdentity identity(Principal principal, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRole(role)
                .build();
    }

    private static Uni<SecurityIdentity> failed(ErrorCode code, String message) {
        return Uni.createFrom().failure(new AuthenticationFailedException(ApiProblem.of(code, message)));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;
    }
}
