/** A Spark standalone cluster of processes of their own, for integration tests and benchmarks. */
package dev.luthier.spark.cluster;
