package io.tutorflow.http;

import java.security.Principal;

/** Another service of the suite. */
public record ServiceCaller(String service) implements Principal {

    public static final String ROLE = "service";

    @Override
    public String getName() {
        return service;
    }
}
