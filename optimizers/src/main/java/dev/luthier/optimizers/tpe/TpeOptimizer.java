package dev.luthier.optimizers.tpe;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.random.RandomStream;
import dev.luthier.space.*;
import dev.luthier.trial.Trial;
import java.util.*;
import org.jspecify.annotations.Nullable;

public final class TpeOptimizer extends AbstractOptimizer {
    static double k(String name, double dflt) { return Double.parseDouble(System.getProperty(name, "" + dflt)); }
    private TrialTable table;
    private SobolSequence sobol;
    private List<List<Integer>> blocks = new ArrayList<>();
    final double STARTUP = k("startup", 10), CAND = k("cand", 24), GAMMA = k("gamma", .1), GPOW = k("gpow", 1), GMAX = k("gmax", 25), BW = k("bw", 1), BWA = k("bwa", 1), SOB = k("sob", 1), MINB = k("minb", 100), PRIOR = k("prior", 1), PRIORB=k("priorb",1), CLIPP=k("clipp",1),
      WEI = k("wei", 0), LOCAL = k("local", 0), LSC = k("lsc", .3), SCOTT = k("scott", 0), CENTER=k("center",0), DIMC=k("dimc",0), RATIO=k("ratio",1), PPB=k("ppb",0), CAPB=k("capb",1), CAPP=k("capp",0), CAPA=k("capa",1), SCB=k("scb",0), SCA=k("sca",0), SCN=k("scn",0), SCE=k("sce",4), MG=k("mg",1), MGF=k("mgf",2.2), MGW=k("mgw",1), MIX=k("mix",1), XC=k("xc",0), NOTE=k("note",0);

    @Override protected void initialize() {
        table = new TrialTable(searchSpace(), direction(), budget().maxResource());
        sobol = new SobolSequence(searchSpace().dimensions().size(), experimentSeed());
        Map<List<Condition>, List<Integer>> m = new LinkedHashMap<>();
        for (int i = 0; i < searchSpace().dimensions().size(); i++) m.computeIfAbsent(searchSpace().dimensions().get(i).conditions(), c -> new ArrayList<>()).add(i);
        blocks.addAll(m.values());
    }

    @Override public Suggestion getSuggestion(@Nullable Trial finished) {
        table.update(history(), running());
        int d = searchSpace().dimensions().size();
        double startup = STARTUP > 0 ? STARTUP : Math.max(4, Math.min(10, d + 1));
        if (table.usable() + table.running() < startup || table.usable() < 3) {
            if (CENTER > 0 && suggestionNumber() == 0) { double[] c = new double[d]; Arrays.fill(c, .5); return run(searchSpace().decode(c), "centre"); }
            return run(SOB > 0 ? searchSpace().decode(sobol.point(suggestionNumber())) : searchSpace().sample(random()), "start");
        }
        double[] unit = new double[d];
        Arrays.fill(unit, .5);
        RandomStream random = random();
        for (List<Integer> block : blocks) {
            if (blocks.size() > 1 && !searchSpace().active(searchSpace().decode(unit))[block.get(0)]) continue;
            suggest(block, unit, random);
        }
        Configuration c = searchSpace().decode(unit);
        for (int i = 0; i < 100 && table.isKnown(c); i++) c = searchSpace().sample(random);
        return run(c, "tpe");
    }

    private void suggest(List<Integer> block, double[] unit, RandomStream random) {
        int n = 0;
        for (int i = 0; i < table.ranking().size(); i++) if (table.has(table.ranking().get(i), block.get(0))) n++;
        int splits = (int) MG;
        bs = new ParzenEstimator[splits]; as = new ParzenEstimator[splits];
        int prev = 0;
        for (int sp = 0; sp < splits; sp++) {
        int nb = (int) Math.min(Math.ceil(GAMMA * Math.pow(n, GPOW) * Math.pow(MGF, sp)), sp == 0 ? GMAX : 1e9);
        nb = Math.max(nb, prev + 1); prev = nb;
        boolean[] isBelow = new boolean[table.rows()];
        int c = 0;
        for (int i = 0; i < table.ranking().size() && c < nb; i++) {
            int row = table.ranking().get(i);
            if (table.has(row, block.get(0))) { isBelow[row] = true; c++; }
        }
        List<Integer> b = new ArrayList<>(), a = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) if (table.has(row, block.get(0))) (isBelow[row] ? b : a).add(row);
        double[] wb = ramp(b.size());
        wb[b.size()] = PRIORB;
        bs[sp] = build(block, b, wb, BW, true);
        as[sp] = build(block, a, ramp(a.size()), BWA, false);
        }
        ParzenEstimator below = bs[0], above = as[0];
        double[] best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        int nc = (int) (CAND + DIMC * block.size());
        double[][] cs = new double[nc][];
        for (int i = 0; i < nc; i++) {
            double[] x = i < XC * nc ? below.drawCrossed(random) : below.draw(random);
            double s = score(below, above, x);
            if (s > bestScore) { bestScore = s; best = x; }
        }
        for (int i = 0; i < LOCAL; i++) {
            double[] x = best.clone();
            double scale = LSC * Math.pow(.97, i);
            for (int j = 0; j < x.length; j++) {
                if (x.length > 1 && random.nextDouble() < .5 ) continue;
                Axis axis = Axis.of(searchSpace().dimensions().get(block.get(j)));
                if (axis instanceof Axis.Choice ch) { if (random.nextDouble() < .3) x[j] = ch.coordinate(random.nextInt(ch.count())); }
                else { x[j] += scale * random.nextGaussian(); x[j] = x[j] < 0 ? -x[j] : x[j] > 1 ? 2 - x[j] : x[j]; x[j] = Math.min(1, Math.max(0, x[j])); if (axis instanceof Axis.Cells cell) x[j] = cell.snap(x[j]); }
            }
            double s = score(below, above, x);
            if (s > bestScore) { bestScore = s; best = x; }
        }
        for (int i = 0; i < best.length; i++) unit[block.get(i)] = best[i];
    }

    double score(ParzenEstimator below, ParzenEstimator above, double[] x) {
        double s = 0;
        for (int sp = 1; sp < bs.length; sp++) s += MGW * (bs[sp].logDensity(x) - as[sp].logDensity(x));
        if (MIX > 0) s += MIX * (RATIO * below.logDensity(x) - above.logDensity(x));
        if (MIX < 1) s += (1 - MIX) * (RATIO * below.marginals(x) - above.marginals(x));
        return s;
    }

    ParzenEstimator[] bs, as;
    private double[] ramp(int n) {
        double[] w = new double[n + 1];
        for (int i = 0; i < n; i++) w[i] = i >= n - 25 ? 1 : n - 25 == 1 ? 1.0 / n : 1.0 / n + (1 - 1.0 / n) * i / (n - 26);
        w[n] = PRIOR;
        return w;
    }

    private ParzenEstimator build(List<Integer> block, List<Integer> rows, double[] weights, double factor, boolean isBelowSet) {
        List<Kernels> axes = new ArrayList<>();
        int n = rows.size();
        for (int ax : block) {
            Axis axis = Axis.of(searchSpace().dimensions().get(ax));
            double[] x = new double[n];
            for (int i = 0; i < n; i++) x[i] = table.coordinate(rows.get(i), ax);
            if (axis instanceof Axis.Choice ch) { axes.add(new ChoiceKernels(ch, x, weights[n])); continue; }
            Integer[] idx = new Integer[n];
            for (int i = 0; i < n; i++) idx[i] = i;
            Arrays.sort(idx, Comparator.comparingDouble(i -> x[i]));
            double[] w;
            double sc = isBelowSet ? SCB : SCA;
            if (sc > 0) { w = new double[n + 1]; Arrays.fill(w, Math.min(.5, sc * .29 * Math.pow((SCN > 0 ? table.usable() : n) + 1, -1.0 / (block.size() + SCE)))); }
            else if (SCOTT > 0) { // scott-like
                double m = 0, v = 0; for (double y : x) m += y / n; for (double y : x) v += (y - m) * (y - m) / Math.max(1, n - 1);
                w = new double[n + 1];
                double least = 1 / Math.min(MINB, 2 + n);
                Arrays.fill(w, Math.max(least, SCOTT * (PPB>0? 1/Math.sqrt(12) : Math.sqrt(v)) * Math.pow(n + 1, -1.0 / (block.size() + 4))));
            } else {
                w = Bandwidth.of(x, Arrays.stream(idx).mapToInt(i -> i).toArray());
                double least = 1 / Math.min(MINB, Math.pow(2 + n, CLIPP));
                double cap = isBelowSet ? CAPB * Math.pow(table.usable(), -CAPP) : CAPA;
                if (isBelowSet && CAPP > 0) least = Math.min(least, cap / 4);
                for (int i = 0; i < n; i++) w[i] = Math.min(cap, Math.max(least, factor * w[i]));
            }
            w[n] = 1;
            double[] mu = Arrays.copyOf(x, n + 1);
            mu[n] = .5;
            axes.add(axis instanceof Axis.Cells cells ? new SteppedKernels(cells, mu, w) : new NormalKernels(mu, w));
        }
        return new ParzenEstimator(axes, weights);
    }
}
