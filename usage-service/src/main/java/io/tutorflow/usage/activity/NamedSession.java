package io.tutorflow.usage.activity;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.session.Attendance;
import io.tutorflow.usage.session.Attendance.Kind;
import io.tutorflow.usage.session.Session;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an activity says of its session, by the school's own ids.
 *
 * @param targetSessionId the session as part of what the activity is for
 */
public record NamedSession(
        @Nullable String sessionId,
        @Nullable String targetSessionId,
        @Nullable String enrollmentId,
        @Nullable String groupId) {

    /** Work of a session that is billed only where it is switched on. */
    public static boolean isSwitched(Category category) {
        return category == Category.SESSION_TRANSCRIPTION || category == Category.POST_SESSION_SUMMARY;
    }

    /** A field that is wrong, and the rule for it; empty if there is none. */
    public Optional<String> wrong(Category category) {
        if (Stream.of(sessionId, targetSessionId, enrollmentId, groupId)
                .filter(Objects::nonNull)
                .anyMatch(String::isBlank)) {
            return Optional.of("sessionId, enrollmentId and groupId must not be blank");
        }
        if (sessionId != null && targetSessionId != null && !sessionId.equals(targetSessionId)) {
            return Optional.of("sessionId must be the same as target.sessionId");
        }
        if (enrollmentId != null && groupId != null) {
            return Optional.of("enrollmentId must not be given together with groupId");
        }
        if (!isSwitched(category)) {
            return Optional.empty();
        }
        if (id() == null) {
            return Optional.of("sessionId is required for " + category.text());
        }
        return enrollmentId == null && groupId == null
                ? Optional.of("enrollmentId or groupId is required for " + category.text())
                : Optional.empty();
    }

    /** The session, if it is said whose it is. */
    public Optional<Session> of(UUID organization) {
        var id = id();
        if (id == null || (enrollmentId == null && groupId == null)) {
            return Optional.empty();
        }
        var attendance = enrollmentId == null
                ? new Attendance(organization, Kind.GROUP, Objects.requireNonNull(groupId))
                : new Attendance(organization, Kind.ENROLLMENT, enrollmentId);
        return Optional.of(new Session(id, attendance));
    }

    public @Nullable String id() {
        return sessionId == null ? targetSessionId : sessionId;
    }
}
