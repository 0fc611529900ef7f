package io.tutorflow.budget.teacher;

import java.time.Instant;

/** When something was changed, and by which org admin. */
public record Change(Instant at, String by) {

    Change orLater(Change other) {
        return other.at().isAfter(at) ? other : this;
    }
}
