package io.tutorflow.console.visitor;

import io.quarkus.oidc.IdToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out from the tokens of the session who the visitor is. */
@RequestScoped
public class Visitors {

    @Inject
    @IdToken
    JsonWebToken identity;

    @Inject
    JsonWebToken access;

    public Visitor current() {
        String name = Optional.<String>ofNullable(identity.getClaim("name")).orElseGet(identity::getSubject);
        return new Visitor(
                name, Optional.<String>ofNullable(access.getClaim("role")).orElse(""));
    }
}
