package io.tutorflow.billing.notify.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what follows from a reply. */
final class RetryPolicy {

    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private RetryPolicy() {}

    /**
     * @param tries since the delivery was last requested, including this one
     * @param chance at least 0 and below 1
     */
    static Verdict judge(Reply reply, int tries, Instant now, double chance) {
        return switch (reply) {
            case Reply.Answered answered when answered.status() / 100 == 2 -> new Verdict.Delivered();
            case Reply.Answered answered when answered.status() == GONE -> new Verdict.Gone();
            case Reply.Answered answered -> again(tries, now, chance, wished(answered));
            case Reply.Unanswered unanswered -> again(tries, now, chance, null);
        };
    }

    private static @Nullable Duration wished(Reply.Answered answered) {
        return answered.status() == TOO_MANY || answered.status() == UNAVAILABLE ? answered.retryAfter() : null;
    }

    private static Verdict again(int tries, Instant now, double chance, @Nullable Duration wished) {
        if (tries > WebhookLimits.PAUSES.size()) {
            return new Verdict.GivenUp();
        }
        var pause = WebhookLimits.PAUSES.get(tries - 1);
        var jitter = Duration.ofMillis((long) (pause.toMillis() * WebhookLimits.MOST_JITTER * chance));
        return new Verdict.Again(now.plus(longer(pause, wished)).plus(jitter));
    }

    private static Duration longer(Duration pause, @Nullable Duration wished) {
        if (wished == null || wished.compareTo(pause) <= 0) {
            return pause;
        }
        return wished.compareTo(WebhookLimits.MOST_RETRY_AFTER) < 0 ? wished : WebhookLimits.MOST_RETRY_AFTER;
    }
}
