package dev.luthier.cli.terminal;

/** How a command ends. */
public final class ExitCode {
    /** It did what it was asked. */
    public static final int DONE = 0;

    /** It did, and the answer is no: a decision differs, a trial was not reproduced. */
    public static final int NO = 1;

    /** The command line, or what it names, is wrong; nothing was done. */
    public static final int WRONG_INPUT = 2;

    /** Something could not be read or written. */
    public static final int NO_ACCESS = 3;

    /** Something went wrong that should not have. */
    public static final int INTERNAL_ERROR = 4;

    private ExitCode() {}
}
