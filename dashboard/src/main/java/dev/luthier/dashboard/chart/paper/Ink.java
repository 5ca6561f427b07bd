package dev.luthier.dashboard.chart.paper;

/** The colours of charts on paper, those of the page's light theme. */
public enum Ink {
    PAPER("#ffffff"),
    TEXT("#1a2230"),
    MUTED("#566273"),
    GRID("#e1e5eb"),
    SOFT("#eef1f5"),
    BEST("#b85c00"),
    FINISHED("#2f55c7"),
    STOPPED("#727d8c"),
    FAILED("#bf3a24"),
    RUNNING("#0a7462"),
    UNFINISHED("#7a5aa6");

    private static final int[][] SHADES = {{214, 220, 229}, {150, 190, 214}, {64, 132, 196}, {30, 62, 160}};

    private final String hex;

    Ink(String hex) {
        this.hex = hex;
    }

    public String hex() {
        return hex;
    }

    /** The colour of an ending, as attempts tell it. */
    public static Ink of(String ending) {
        return switch (ending) {
            case "finished" -> FINISHED;
            case "stopped" -> STOPPED;
            case "failed" -> FAILED;
            case "running", "" -> RUNNING;
            default -> UNFINISHED;
        };
    }

    /** From 0, the worst, to 1, the best. */
    public static String shade(double share) {
        double place = Math.max(0, Math.min(1, share)) * (SHADES.length - 1);
        int i = (int) Math.min(SHADES.length - 2, Math.floor(place));
        StringBuilder colour = new StringBuilder("#");
        for (int k = 0; k < 3; k++) {
            long level = Math.round(SHADES[i][k] + (SHADES[i + 1][k] - SHADES[i][k]) * (place - i));
            colour.append(level < 16 ? "0" : "").append(Long.toHexString(level));
        }
        return colour.toString();
    }
}
