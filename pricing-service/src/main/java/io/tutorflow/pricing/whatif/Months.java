package io.tutorflow.pricing.whatif;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;

/** The months of workspaces, as the owner of their money knows them. */
interface Months {

    /** Fails with what the operator is told. */
    Uni<WhatIfPage> rate(WhatIfQuestion question);
}
