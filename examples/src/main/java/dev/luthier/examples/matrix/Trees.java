package dev.luthier.examples.matrix;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Models of XGBoost: trees of every sort, and the linear one. */
final class Trees {
    private Trees() {}

    /** Trains and answers a prediction for each validation row. */
    static double[] predictions(Lesson lesson, Map<String, Object> parameters, int rounds, long seed)
            throws XGBoostError {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("objective", lesson.isClassification() ? "multi:softmax" : "reg:squarederror");
        if (lesson.isClassification()) {
            all.put("num_class", lesson.classes());
        }
        all.put("seed", (int) (seed & Integer.MAX_VALUE));
        all.put("nthread", 1); // a slot is one core
        all.put("verbosity", 0);
        DMatrix training = matrix(lesson.training());
        DMatrix validation = matrix(lesson.validation());
        try {
            Booster booster = XGBoost.train(training, all, rounds, Map.of(), null, null);
            try {
                return column(booster.predict(validation));
            } finally {
                booster.dispose();
            }
        } finally {
            training.dispose();
            validation.dispose();
        }
    }

    private static double[] column(float[][] rows) {
        double[] column = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            column[row] = rows[row][0];
        }
        return column;
    }

    private static DMatrix matrix(Rows rows) throws XGBoostError {
        float[] values = new float[rows.size() * rows.columns()];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.features()[row], 0, values, row * rows.columns(), rows.columns());
        }
        DMatrix matrix = new DMatrix(values, rows.size(), rows.columns(), Float.NaN);
        matrix.setLabel(rows.targets());
        return matrix;
    }
}
