package io.tutorflow.budget.increase;

import org.jspecify.annotations.Nullable;

/** How an org admin decides a request. */
sealed interface Answer {

    IncreaseStatus status();

    /** The teacher may spend more. */
    record Approved(Grant grant) implements Answer {

        @Override
        public IncreaseStatus status() {
            return IncreaseStatus.APPROVED;
        }
    }

    /** Nothing changes. */
    record Denied(@Nullable String reason) implements Answer {

        @Override
        public IncreaseStatus status() {
            return IncreaseStatus.DENIED;
        }
    }
}
