package dev.luthier.event;

/**
 * One stay of a slot in an experiment. A slot that is lost and comes back is another stay, with a higher epoch, so that
 * whatever the earlier stay still sends can be told apart. When an experiment is reopened, epochs begin anew.
 *
 * @param number the slot's place, from 0
 * @param epoch 1 for the first stay
 */
public record SlotId(int number, int epoch) {

    @Override
    public String toString() {
        return "slot " + number + "." + epoch;
    }
}
