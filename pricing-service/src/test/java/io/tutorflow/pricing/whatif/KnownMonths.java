package io.tutorflow.pricing.whatif;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfPage.Figures;
import io.tutorflow.internal.whatif.WhatIfPage.Totals;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers that nothing was used, and keeps what it was asked. */
@Mock
@ApplicationScoped
class KnownMonths implements Months {

    private volatile @Nullable WhatIfQuestion asked;

    WhatIfQuestion asked() {
        return Objects.requireNonNull(asked);
    }

    @Override
    public Uni<WhatIfPage> rate(WhatIfQuestion question) {
        asked = question;
        var zero = BigDecimal.ZERO;
        var figures = new Figures(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
        return Uni.createFrom()
                .item(new WhatIfPage(
                        question.month().toString(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new Totals(figures, figures, zero, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        null));
    }
}
