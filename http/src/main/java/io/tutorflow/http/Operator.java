package io.tutorflow.http;

import jakarta.ws.rs.core.SecurityContext;

/** One of those who run the platform. */
public record Operator(String subject) {

    public static final String ROLE = "operator";

    /** The caller of an endpoint that only {@link #ROLE} may call. */
    public static Operator of(SecurityContext caller) {
        return new Operator(caller.getUserPrincipal().getName());
    }
}
