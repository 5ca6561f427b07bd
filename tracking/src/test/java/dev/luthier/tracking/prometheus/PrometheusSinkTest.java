package dev.luthier.tracking.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.sink.Progress;
import dev.luthier.space.SearchSpace;
import dev.luthier.tracking.Sampler;
import dev.luthier.trial.Trial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PrometheusSinkTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();

    @Test
    void endpointShowsHowTheExperimentStands() throws Exception {
        var result = Luthier.experiment("shown", SPACE)
                .maximize("accuracy")
                .optimizer(new Sampler())
                .trials(4)
                .quiet()
                .train((configuration, trial) -> {
                    if (trial.number() == 1) {
                        throw new IllegalStateException();
                    }
                    trial.report(1, 0.5);
                    return 0.75;
                })
                .runOn(LocalSlots.of(1));
        PrometheusSink sink = new PrometheusSink(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        List<Trial> trials = result.trials();

        sink.update(new Progress(result.definition(), 0, 5_000, trials, 2, result.ending()));
        HttpResponse<String> answer = get(sink.address().orElseThrow());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines())
                .contains(
                        "luthier_trials{experiment=\"shown\",state=\"finished\"} 3.0",
                        "luthier_trials{experiment=\"shown\",state=\"failed\"} 1.0",
                        "luthier_trials{experiment=\"shown\",state=\"running\"} 0.0",
                        "luthier_slots{experiment=\"shown\"} 2.0",
                        "luthier_reports{experiment=\"shown\"} 3.0",
                        "luthier_best_metric{experiment=\"shown\",metric=\"accuracy\"} 0.75",
                        "luthier_latest_fact_timestamp_seconds{experiment=\"shown\"} 5.0",
                        "luthier_ended{experiment=\"shown\",ending=\"completed\"} 1.0")
                .allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\\{[^}]+} [0-9.E]+"));

        sink.close(new Progress(result.definition(), 0, 5_000, List.of(), 2, null));
        assertThat(sink.address()).isEmpty();
    }

    @Test
    void addressSaysPortAndHost() {
        PrometheusProvider provider = new PrometheusProvider();

        assertThat(provider.sink("").name()).contains("127.0.0.1:9464");
        assertThat(provider.sink("1234").name()).contains("127.0.0.1:1234");
        assertThat(provider.sink("0.0.0.0:1234").name()).contains("0.0.0.0:1234");
        assertThatThrownBy(() -> provider.sink("http")).hasMessage("port is 'http', must be 0 to 65535");
    }

    private static HttpResponse<String> get(InetSocketAddress address) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
