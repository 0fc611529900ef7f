package io.tutorflow.console.visitor;

/**
 * Who looks at a page.
 *
 * @param name as the identity provider knows it
 * @param role as the access token names it
 */
public record Visitor(String name, String role) {

    public static final String ORG_ADMIN = "org_admin";
    public static final String TEACHER = "teacher";

    public boolean isAdmin() {
        return role.equals(ORG_ADMIN);
    }

    public boolean isTeacher() {
        return role.equals(TEACHER);
    }

    /** The role in words. */
    public String title() {
        return switch (role) {
            case ORG_ADMIN -> "Org admin";
            case TEACHER -> "Teacher";
            case "student" -> "Student";
            case "workspace_owner" -> "Workspace owner";
            case "operator" -> "Operator";
            default -> throw new IllegalStateException("there is no role " + role);
        };
    }
}
