package io.tutorflow.admission;

/** Whether there is a place for one more. */
public enum Room {
    TAKEN,
    FULL,
    SHARE_USED_UP
}
