package io.tutorflow.sandbox.identity;

/**
 * A person who signs in.
 *
 * @param scopeId the organization's or workspace's id; empty for an operator
 * @param name what the person is called; the subject, if nobody said
 */
public record Person(Role role, String subject, String scopeId, String name) {

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

    public Person(Role role, String subject, String scopeId) {
        this(role, subject, scopeId, subject);
    }

    boolean isSameAs(Person other) {
        return role == other.role && subject.equals(other.subject) && scopeId.equals(other.scopeId);
    }
}
