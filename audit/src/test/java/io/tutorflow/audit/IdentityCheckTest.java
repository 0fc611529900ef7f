package io.tutorflow.audit;

import static io.tutorflow.audit.Records.ACCOUNT;
import static io.tutorflow.audit.Records.FINALIZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Work;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {

    private static final UUID OF_ITS_KEY = NamedId.of(ACCOUNT + "/course/0/mine");
    private static final UUID OF_ITS_EVENT = NamedId.of("usage-event/5/meter/e-1");
    private static final UUID OF_ITS_TIME =
            new UUID((Records.BEGAN.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L);

    @Test
    void acceptsWhatTheIdSays() {
        assertThat(what(keyed(OF_ITS_KEY, "mine"))).isEmpty();
        assertThat(what(keyed(OF_ITS_TIME, null))).isEmpty();
        assertThat(what(measured(ACCOUNT, "e-1"))).isEmpty();
    }

    @Test
    void namesAnotherKeyAndAKeyThatIsGone() {
        assertThat(what(keyed(OF_ITS_KEY, "yours"))).containsExactly("was recorded under another key than it names");
        assertThat(what(keyed(OF_ITS_KEY, null))).containsExactly("was recorded under a key, and names none");
    }

    @Test
    void namesAnotherEvent() {
        assertThat(what(measured(ACCOUNT, "e-2"))).containsExactly("is not the record of the event that it names");
    }

    @Test
    void namesAStudentsWorkThatAnotherWalletPays() {
        var school = new UUID(0, 9);
        var wallet = NamedId.ofStudent(school, "ada");

        assertThat(what(paidBy(school, wallet))).isEmpty();
        assertThat(what(paidBy(school, ACCOUNT)))
                .containsExactly("is paid by wallet " + ACCOUNT + ", which is not the student's");
    }

    private static List<String> what(UsageRow usage) {
        return IdentityCheck.of(usage).stream().map(Difference::what).toList();
    }

    private static UsageRow keyed(UUID id, @Nullable String key) {
        return new UsageRow(
                id,
                false,
                FINALIZED.payer(),
                new Work("course", "sync", 10, key, null, null),
                FINALIZED.price(),
                FINALIZED.end());
    }

    private static UsageRow measured(UUID account, String event) {
        return new UsageRow(
                OF_ITS_EVENT,
                false,
                new Payer(account, account, "platform", "meter", "credits"),
                new Work("course", "measured", 10, null, "{\"eventId\":\"" + event + "\"}", null),
                FINALIZED.price(),
                FINALIZED.end());
    }

    private static UsageRow paidBy(UUID school, UUID wallet) {
        return new UsageRow(
                OF_ITS_TIME,
                false,
                new Payer(school, wallet, "school", "ada", "tokens"),
                new Work("cover_image", "sync", 1, null, null, null),
                FINALIZED.price(),
                FINALIZED.end());
    }

    @Test
    void aSummaryIsTheOneOfItsSession() {
        var school = new UUID(0, 9);
        var first = NamedId.of(school + "/school/sessions/summary/0/s-1");
        var later = NamedId.of(school + "/school/sessions/summary/7/s-1");

        assertThat(what(summary(school, first, "{\"sessionId\":\"s-1\"}"))).isEmpty();
        assertThat(what(summary(school, later, "{\"target\":{\"sessionId\":\"s-1\"}}")))
                .isEmpty();
        assertThat(what(summary(school, first, "{\"sessionId\":\"s-2\"}")))
                .containsExactly("is not the summary of the session that it names");
        assertThat(what(summary(school, first, "{}"))).isNotEmpty();
        var keyed = new Work("post_session_summary", "sync", 1, "mine", "{\"sessionId\":\"s-1\"}", null);
        assertThat(what(Records.with(summary(school, first, "{\"sessionId\":\"s-1\"}"), keyed)))
                .containsExactly("names a key that it was not recorded under");
    }

    private static UsageRow summary(UUID school, UUID id, String stored) {
        return new UsageRow(
                id,
                false,
                new Payer(school, school, "school", "ada", "tokens"),
                new Work("post_session_summary", "sync", 1, null, stored, null),
                Records.FINALIZED.price(),
                Records.FINALIZED.end());
    }
}
