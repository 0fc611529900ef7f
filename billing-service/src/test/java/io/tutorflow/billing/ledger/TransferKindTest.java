package io.tutorflow.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferKindTest {

    private static final Pattern KINDS = Pattern.compile("CHECK \\(kind IN \\(('hold'[^)]*)\\)\\)");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");

    @Test
    void theDatabaseTakesThemAllAndNoOther() throws Exception {
        var last = "";
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.sorted(Comparator.comparingInt(TransferKindTest::version))
                    .toList()) {
                for (var found = KINDS.matcher(Files.readString(file)); found.find(); ) {
                    last = found.group(1);
                }
            }
        }

        assertThat(last.replace("'", "").split(",\\s*"))
                .containsExactlyInAnyOrder(Arrays.stream(TransferKind.values())
                        .map(TransferKind::text)
                        .toArray(String[]::new));
    }

    @Test
    void ownersAreShownWhatMovesCredits() {
        assertThat(TransferKind.shown())
                .doesNotContain(TransferKind.HOLD, TransferKind.VOID)
                .noneMatch(kind -> kind.direction() == TransferKind.Direction.HOUSE)
                .hasSize(18);
        assertThat(TransferKind.shown()).extracting(TransferKind::type).doesNotHaveDuplicates();
        assertThat(TransferKind.CAPTURE.type()).isEqualTo("usage");
    }

    @ParameterizedTest
    @EnumSource
    void whatClearsAnInvoiceIsTakenBackByItsOpposite(TransferKind kind) {
        if (!kind.clears()) {
            assertThatThrownBy(kind::opposite).hasMessageContaining("clears nothing");
            return;
        }
        assertThat(kind.opposite()).isNotEqualTo(kind);
        assertThat(kind.opposite().opposite()).isEqualTo(kind);
        assertThat(kind.opposite().credits()).isEqualTo(kind.credits());
    }

    @Test
    void readsAsItsOwnerWould() {
        assertThat(TransferKind.GRANT.describe("a good question")).isEqualTo("Granted: a good question");
        assertThat(TransferKind.GRANT.describe(null)).isEqualTo("Granted");
        assertThat(TransferKind.SIGNUP.describe("signup")).isEqualTo("Free signup credits");
        assertThat(TransferKind.REFUND.describe("Refund of purchase 1")).isEqualTo("Refund of purchase 1");
    }

    private static int version(Path file) {
        var name = VERSION.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
