package io.tutorflow.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns a verified access token into a person, with its one role and none of its other names and groups. */
@ApplicationScoped
class PersonIdentity implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity verified, AuthenticationRequestContext context) {
        return verified.getPrincipal() instanceof JsonWebToken token
                ? Person.of(token)
                        .map(person -> Uni.createFrom().item(identity(person)))
                        .orElseGet(PersonIdentity::nobody)
                : Uni.createFrom().item(verified);
    }

    private static SecurityIdentity identity(Person person) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(person);
        if (person.role() != null) {
            identity.addRole(person.role());
        }
        return identity.build();
    }

    private static Uni<SecurityIdentity> nobody() {
        return Uni.createFrom()
                .failure(new AuthenticationFailedException(ApiProblem.of(
                        ErrorCode.PLATFORM_INVALID_TOKEN,
                        "The access token must name its subject: claim sub, 1 to 255 printable characters")));
    }
}
