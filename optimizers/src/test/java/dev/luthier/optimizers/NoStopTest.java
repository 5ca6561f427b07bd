package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.testkit.EarlyStopContract;

class NoStopTest extends EarlyStopContract {
    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.none();
    }

    @Override
    protected boolean neverStops() {
        return true;
    }
}
