package dev.luthier.replay.whatif;

/** Where a trial begins that a scheduler trains further. */
public enum Promotion {
    /** From its checkpoint, so that no step is trained twice. */
    GOES_ON,
    /** At its first step, as training functions do that write no checkpoints. */
    BEGINS_ANEW
}
