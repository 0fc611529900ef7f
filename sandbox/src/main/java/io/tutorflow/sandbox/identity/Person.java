package io.tutorflow.sandbox.identity;

/**
 * A person who signs in.
 *
 * @param scopeId the organization's or workspace's id; empty for an operator
 */
public record Person(Role role, String subject, String scopeId) {

    public Person {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a token needs a subject");
        }
        if (scopeId.isBlank() != (role.scope() == Role.Scope.NONE)) {
            throw new IllegalArgumentException(
                    switch (role.scope()) {
                        case NONE -> "an operator belongs to no organization and no workspace";
                        case ORGANIZATION -> "role " + role.claim() + " needs --org";
                        case WORKSPACE -> "role " + role.claim() + " needs --workspace";
                    });
        }
    }
}
