package io.tutorflow.sandbox.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The roles of people; the value of the token's {@code role} claim. */
public enum Role {
    OPERATOR(Scope.NONE),
    ORG_ADMIN(Scope.ORGANIZATION),
    TEACHER(Scope.ORGANIZATION),
    STUDENT(Scope.ORGANIZATION),
    WORKSPACE_OWNER(Scope.WORKSPACE);

    /** Which data a role sees, and so which id its token must contain. */
    public enum Scope {
        NONE,
        ORGANIZATION,
        WORKSPACE
    }

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** The role of this claim; an {@link IllegalArgumentException} lists those there are. */
    public static Role of(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no role '" + claim + "'; there are "
                        + Arrays.stream(values()).map(Role::claim).collect(Collectors.joining(", "))));
    }

    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
