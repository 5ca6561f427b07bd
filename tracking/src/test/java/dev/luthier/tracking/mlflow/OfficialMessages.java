package dev.luthier.tracking.mlflow;

import java.util.Map;
import java.util.function.Supplier;
import org.mlflow.api.proto.Service;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/** The messages of MLflow's interface, as its official client has them. */
final class OfficialMessages {
    private static final Map<String, Supplier<Message.Builder>> BY_ENDPOINT = Map.of(
            "experiments/get-by-name", Service.GetExperimentByName::newBuilder,
            "experiments/create", Service.CreateExperiment::newBuilder,
            "runs/search", Service.SearchRuns::newBuilder,
            "runs/create", Service.CreateRun::newBuilder,
            "runs/log-batch", Service.LogBatch::newBuilder,
            "runs/update", Service.UpdateRun::newBuilder,
            "runs/get", Service.GetRun::newBuilder,
            "metrics/get-history", Service.GetMetricHistory::newBuilder);

    private OfficialMessages() {}

    /** Refuses a request with a field that there is not, or of another type. */
    static void check(String endpoint, String json) {
        Supplier<Message.Builder> message = BY_ENDPOINT.get(endpoint);
        if (message == null) {
            throw new IllegalArgumentException("ENDPOINT_NOT_FOUND: " + endpoint);
        }
        try {
            JsonFormat.parser().merge(json, message.get());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("BAD_REQUEST: " + endpoint + ": " + e.getMessage(), e);
        }
    }
}
