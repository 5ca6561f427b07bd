package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.PortableRandom;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer on one problem, with several slots in virtual time: whenever a job ends, its result is told and one new
 * suggestion is asked, while the other jobs are still running.
 */
final class AsynchronousRun {
    private static final long NOISE_KEY = 0xA11CE;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BenchmarkProblem problem;
    private final Setting setting;
    private final OptimizerSession session;
    private final SeenTrials seen = new SeenTrials();
    private final PriorityQueue<Job> jobs =
            new PriorityQueue<>(Comparator.comparingDouble(Job::end).thenComparingInt(Job::number));
    private final RegretCurve curve;
    private int started;
    private double now;
    private long nanosThought;

    /** A trial under way. */
    private record Job(int number, double end, Trial trial, double value) {}

    AsynchronousRun(BenchmarkProblem problem, AbstractOptimizer optimizer, Setting setting) {
        this.problem = problem;
        this.setting = setting;
        this.session = new OptimizerSession(optimizer, setting.definition(problem, optimizer.described()));
        this.curve = new RegretCurve(setting.budget());
    }

    /** The simple regret after each completed evaluation. */
    double[] regrets() {
        fillSlots(null);
        while (!jobs.isEmpty()) {
            Job job = jobs.remove();
            now = job.end;
            fillSlots(finish(job));
        }
        return curve.regrets();
    }

    /** Processor time of all suggestions together. */
    long nanosThought() {
        return nanosThought;
    }

    /** A slot whose optimizer prefers to wait stays free until the next job ends. */
    private void fillSlots(@Nullable Trial finished) {
        boolean runs = true;
        while (runs && jobs.size() < setting.slots() && started < setting.budget()) {
            runs = start(ask(finished));
        }
    }

    private Suggestion ask(@Nullable Trial finished) {
        long before = THREADS.getCurrentThreadCpuTime();
        Suggestion suggestion = session.ask(started, seen, finished);
        nanosThought += THREADS.getCurrentThreadCpuTime() - before;
        return suggestion;
    }

    private boolean start(Suggestion suggestion) {
        if (suggestion instanceof Suggestion.Run run) {
            double seconds = setting.durations().seconds(setting.seed(), started, problem, run.configuration());
            jobs.add(new Job(started, now + seconds, seen.start(run), problem.evaluate(run.configuration())));
            started++;
        }
        return suggestion instanceof Suggestion.Run;
    }

    private Trial finish(Job job) {
        double noise = problem.noise() == 0
                ? 0
                : problem.noise() * PortableRandom.gauss(NOISE_KEY, setting.seed(), job.number);
        double observed = job.value + noise;
        curve.add(observed, job.value - problem.optimum());
        return seen.finish(job.trial, observed);
    }
}
