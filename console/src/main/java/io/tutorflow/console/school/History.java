package io.tutorflow.console.school;

import io.tutorflow.console.service.TransactionBody;
import java.math.BigDecimal;
import java.util.List;

/**
 * A page of the history.
 *
 * @param total how many rows the filter lets through
 */
public record History(HistoryFilter filter, List<TransactionBody> rows, long total) {

    static final int ROWS = 20;

    public long first() {
        return filter.offset() + 1L;
    }

    public long last() {
        return filter.offset() + (long) rows.size();
    }

    public boolean hasNext() {
        return last() < total;
    }

    public boolean hasPrevious() {
        return filter.offset() > 0;
    }

    public int next() {
        return filter.offset() + ROWS;
    }

    public int previous() {
        return Math.max(filter.offset() - ROWS, 0);
    }

    /** What came, on this page. */
    public BigDecimal in() {
        return sum(1);
    }

    /** What went, on this page, as a positive figure. */
    public BigDecimal out() {
        return sum(-1).negate();
    }

    private BigDecimal sum(int sign) {
        return rows.stream()
                .map(TransactionBody::amount)
                .filter(amount -> amount.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What there is to choose from. */
    public List<TransactionType> types() {
        return List.of(TransactionType.values());
    }
}
