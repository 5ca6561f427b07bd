package dev.luthier.ablation.effect;

/** What can be said of an effect. */
public enum Verdict {
    /** It makes the metric better, and that is more than noise. */
    HELPS("helps"),
    /** It makes the metric worse, and that is more than noise. */
    HARMS("harms"),
    /** Whatever it does is surely too small to matter. */
    NEGLIGIBLE("negligible"),
    /** It cannot be told from noise. */
    UNDECIDED("undecided"),
    /** One of the compared variants fails whenever it is tried. */
    FAILED("failed");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As tables and JSON say it. */
    public String word() {
        return word;
    }
}
