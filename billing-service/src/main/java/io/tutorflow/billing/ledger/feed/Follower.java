package io.tutorflow.billing.ledger.feed;

/** Who wants to know of balances, and of what: each is told by signals of its own, and looks at them in its own time. */
public enum Follower {
    /** Automatic reload: as long as credits less holds are below what the owner wants to have at hand. */
    RELOAD("reload", Basis.FREE, true),
    /** Who is told when credits fall below a threshold. */
    ALERT("alert", Basis.POSTED, false),
    /** Who is told when the first request is refused for lack of credits. */
    EXHAUSTION("exhaustion", Basis.REFUSALS, false);

    private final String text;
    private final Basis basis;
    private final boolean isLevel;

    Follower(String text, Basis basis, boolean isLevel) {
        this.text = text;
        this.basis = basis;
        this.isLevel = isLevel;
    }

    String text() {
        return text;
    }

    String basis() {
        return basis.text;
    }

    /** Whether it is told as long as the balance is below; otherwise when it falls below. */
    boolean isLevel() {
        return isLevel;
    }

    /** What is compared with the threshold. */
    private enum Basis {
        /** Credits less holds. */
        FREE("free"),
        /** Credits, held ones too. */
        POSTED("posted"),
        /** Nothing: refusals are told, once until credits come in. */
        REFUSALS("refusals");

        private final String text;

        Basis(String text) {
            this.text = text;
        }
    }
}
