package io.tutorflow.billing.ledger.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.statement.Transaction.Charge;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            cover_image.default,            0.01,  25, Photosynthesis, Cover image for 'Photosynthesis'
            cover_image.default,            0.01,  25, ,               Cover image
            writing_assessment.handwriting, 0.01,  20, My essay,       Writing assessment (handwriting) for 'My essay'
            ai_lesson_generation.default,   0.01,  4.4, Rivers,        AI lesson generation for 'Rivers'
            course.default,                 0.05,  5,  Rivers,         Course 'Rivers': 5 × $0.05
            video_tts_regenerate.default,   0.02,  1,  ,               Video TTS regenerate: 1 × $0.02
            video_render,                   0.15,  1.5, ,              Video render: 1.5 × $0.15
            """)
    void usageIsDescribedInWords(
            String catalogKey, BigDecimal price, BigDecimal units, @Nullable String title, String description) {
        var charge = new Charge(catalogKey, Units.of(units), Money.ofUsd(price), title);
        var spent = new Transaction(
                UUID.randomUUID(), 1, TransferKind.CAPTURE, false, Money.ofCredits(1), Instant.EPOCH, null, charge);

        assertEquals(description, spent.description());
    }
}
