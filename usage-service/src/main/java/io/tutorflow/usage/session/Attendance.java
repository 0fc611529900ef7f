package io.tutorflow.usage.session;

import java.util.UUID;

/** One enrollment, or one group, of an organization: whom a session is for. */
public record Attendance(UUID organizationId, Kind kind, String id) {

    /** One student, or several. */
    public enum Kind {
        ENROLLMENT,
        GROUP;

        String text() {
            return switch (this) {
                case ENROLLMENT -> "enrollment";
                case GROUP -> "group";
            };
        }
    }
}
