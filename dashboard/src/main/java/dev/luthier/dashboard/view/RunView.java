package dev.luthier.dashboard.view;

/** One run of the driver. */
public final class RunView {
    private final long fact;
    private long endFact = AttemptView.OPEN;
    private String kind = "";
    private String detail = "";

    RunView(long fact) {
        this.fact = fact;
    }

    /** With which it began. */
    public long fact() {
        return fact;
    }

    /** With which it ended; {@link AttemptView#OPEN} while it has not, or where no end was written down. */
    public long endFact() {
        return endFact;
    }

    /** How it ended, by the name of {@link dev.luthier.event.Ending.Kind}; empty while it has not. */
    public String kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    void end(long itsFact, String itsKind, String itsDetail) {
        endFact = itsFact;
        kind = itsKind;
        detail = itsDetail;
    }
}
