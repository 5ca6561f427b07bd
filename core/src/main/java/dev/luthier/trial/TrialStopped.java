package dev.luthier.trial;

/** Thrown out of {@code report} into the training function when its trial is to stop. Not an error: let it through. */
public final class TrialStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialStopped(String reason) {
        // Without a stack trace: this is control flow, and it says nothing that anyone looks for.
        super(reason, null, false, false);
    }
}
