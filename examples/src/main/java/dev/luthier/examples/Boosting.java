package dev.luthier.examples;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A classifier of XGBoost that grows round by round. Holds memory outside the heap until it is closed. One thread. */
final class Boosting implements AutoCloseable {
    private final Table scored;
    private final DMatrix trainingRows;
    private final DMatrix scoredRows;
    private final Booster booster;
    private int rounds;

    /**
     * @param parameters XGBoost's own, by their names in its documentation
     * @param seed of its subsampling
     * @param training rows to learn from
     * @param scored other rows, to measure on
     */
    Boosting(Map<String, Object> parameters, long seed, Table training, Table scored) throws XGBoostError {
        this.scored = scored;
        this.trainingRows = training.toMatrix();
        this.scoredRows = scored.toMatrix();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("objective", "multi:softprob");
        all.put("eval_metric", "mlogloss");
        all.put("num_class", Math.max(training.classCount(), scored.classCount()));
        all.put("seed", (int) (seed & Integer.MAX_VALUE));
        all.put("nthread", 1); // a slot is one core: more threads would only take them from the other trials
        all.put("verbosity", 0);
        this.booster = XGBoost.train(trainingRows, all, 0, Map.of("scored", scoredRows), null, null);
    }

    /** Trains one more round. */
    void grow() throws XGBoostError {
        booster.update(trainingRows, rounds);
        rounds++;
    }

    /** Mean negative logarithm of the probability that was given to the right class, on the scored rows. */
    double logLoss() throws XGBoostError {
        float[] loss = new float[1];
        booster.evalSet(new DMatrix[] {scoredRows}, new String[] {"scored"}, rounds, loss);
        return loss[0];
    }

    /** Share of the scored rows whose most probable class is the right one. */
    double accuracy() throws XGBoostError {
        float[][] probabilities = booster.predict(scoredRows);
        int right = 0;
        for (int row = 0; row < probabilities.length; row++) {
            right += mostProbable(probabilities[row]) == scored.classOf(row) ? 1 : 0;
        }
        return (double) right / probabilities.length;
    }

    private static int mostProbable(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }

    @Override
    public void close() {
        booster.dispose();
        trainingRows.dispose();
        scoredRows.dispose();
    }
}
