package io.tutorflow.budget.teacher;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often a budget starts afresh, in the organization's time zone. */
enum Period {
    /** On Monday, 00:00. */
    @JsonProperty("weekly")
    WEEKLY,

    /** On the 1st, 00:00. */
    @JsonProperty("monthly")
    MONTHLY
}
