package io.tutorflow.usage.ingestion;

import io.tutorflow.http.ErrorCode;

/** Why one event of a batch is refused; others may be accepted. */
final class BadEvent extends Exception {

    private final ErrorCode code;

    BadEvent(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static BadEvent field(String fieldAndRule) {
        return new BadEvent(ErrorCode.PLATFORM_INVALID_REQUEST, "Validation failed: " + fieldAndRule);
    }

    EventAnswer.Error error() {
        return new EventAnswer.Error(code.text(), String.valueOf(getMessage()), code.status());
    }
}
