package dev.luthier.benchmarks.system;

import java.io.PrintStream;

/** One measurement, with what it is compared to in the same run. */
interface SystemBenchmark {

    /** What it is called on the command line. */
    String name();

    void run(PrintStream out) throws Exception;
}
