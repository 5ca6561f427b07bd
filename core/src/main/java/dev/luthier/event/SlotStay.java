package dev.luthier.event;

/**
 * How long a slot was there, for people.
 *
 * @param leftAtMillis when it was lost or released, or when the experiment ended
 */
public record SlotStay(SlotId slot, String host, long joinedAtMillis, long leftAtMillis) {

    public long durationMillis() {
        return leftAtMillis - joinedAtMillis;
    }
}
