package io.tutorflow.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tutorflow.http.JsonRules;
import io.tutorflow.internal.account.AccountLookup;
import io.tutorflow.internal.account.FoundAccounts;
import io.tutorflow.internal.account.KeyLookup;
import io.tutorflow.internal.account.RequestCountAsks;
import io.tutorflow.internal.account.RequestCountLeases;
import io.tutorflow.internal.account.WalletBalance;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequests;
import io.tutorflow.internal.raise.BudgetLookup;
import io.tutorflow.internal.raise.BudgetRaise;
import io.tutorflow.internal.raise.FoundBudget;
import io.tutorflow.internal.raise.RaiseAnswer;
import io.tutorflow.internal.record.AccountUsagePage;
import io.tutorflow.internal.record.EndedPage;
import io.tutorflow.internal.record.EndedPageRequest;
import io.tutorflow.internal.record.EndedTotals;
import io.tutorflow.internal.record.EndedTotalsRequest;
import io.tutorflow.internal.record.FinalizedPage;
import io.tutorflow.internal.record.FinalizedPageRequest;
import io.tutorflow.internal.record.FinalizedTotals;
import io.tutorflow.internal.record.FinalizedTotalsRequest;
import io.tutorflow.internal.record.RecordLookup;
import io.tutorflow.internal.record.RecordOutcomes;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationReleases;
import io.tutorflow.internal.reservation.ReservationRequests;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import java.util.Locale;

/** All that is exchanged, each with the name of its golden file. */
enum Exchanged {
    HOLD_REQUESTS(HoldRequests.class),
    HOLD_ANSWERS(HoldAnswers.class),
    RESERVATION_REQUESTS(ReservationRequests.class),
    RESERVATION_ANSWERS(ReservationAnswers.class),
    RESERVATION_RELEASES(ReservationReleases.class),
    RECORD_LOOKUP(RecordLookup.class),
    RECORD_FATES(RecordOutcomes.class),
    ENDED_TOTALS_REQUEST(EndedTotalsRequest.class),
    ENDED_TOTALS(EndedTotals.class),
    ENDED_PAGE_REQUEST(EndedPageRequest.class),
    ENDED_PAGE(EndedPage.class),
    FINALIZED_TOTALS_REQUEST(FinalizedTotalsRequest.class),
    FINALIZED_TOTALS(FinalizedTotals.class),
    FINALIZED_PAGE_REQUEST(FinalizedPageRequest.class),
    FINALIZED_PAGE(FinalizedPage.class),
    ACCOUNT_USAGE_PAGE(AccountUsagePage.class),
    ACCOUNT_LOOKUP(AccountLookup.class),
    FOUND_ACCOUNTS(FoundAccounts.class),
    KEY_LOOKUP(KeyLookup.class),
    WALLET_BALANCE(WalletBalance.class),
    REQUEST_COUNT_ASKS(RequestCountAsks.class),
    REQUEST_COUNT_LEASES(RequestCountLeases.class),
    BUDGET_LOOKUP(BudgetLookup.class),
    FOUND_BUDGET(FoundBudget.class),
    BUDGET_RAISE(BudgetRaise.class),
    RAISE_ANSWER(RaiseAnswer.class),
    WHAT_IF_QUESTION(WhatIfQuestion.class),
    WHAT_IF_PAGE(WhatIfPage.class);

    private final Class<?> type;

    Exchanged(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    static Exchanged in(String file) {
        return valueOf(file.replace(".json", "").replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** As the services read and write. */
    static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonRules().customize(mapper);
        return mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
