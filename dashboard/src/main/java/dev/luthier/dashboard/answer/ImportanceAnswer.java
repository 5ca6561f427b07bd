package dev.luthier.dashboard.answer;

import dev.luthier.analysis.Analysis;
import dev.luthier.analysis.Importance;
import dev.luthier.analysis.Marginal;
import dev.luthier.dashboard.feed.Feed;
import dev.luthier.dashboard.finding.KnownTrials;
import java.util.List;

/** How much each hyperparameter matters, and how the metric depends on it. */
final class ImportanceAnswer {
    private ImportanceAnswer() {}

    static byte[] of(Feed feed, Query query) {
        boolean byVariance = query.get("variance", 0) != 0;
        Analysis analysis = analysis(feed, query);
        List<Importance> shares = byVariance ? analysis.varianceShares() : analysis.bestShares();
        return Json.object(out -> {
            out.writeStringField(
                    "method",
                    byVariance
                            ? "fANOVA, share of the variance that each explains alone"
                            : "PED-ANOVA, best 10 % against all finished trials");
            Json.array(out, "parameters", elements -> {
                for (Importance each : shares) {
                    out.writeStartArray();
                    out.writeString(each.parameter());
                    out.writeNumber(each.share());
                    out.writeEndArray();
                }
            });
        });
    }

    static byte[] marginals(Feed feed, Query query) {
        List<Marginal> marginals = analysis(feed, query).marginals();
        return Json.object(out -> Json.array(out, "parameters", elements -> {
            for (Marginal each : marginals) {
                out.writeStartObject();
                out.writeStringField("name", each.parameter());
                Json.array(out, "points", points -> {
                    for (Marginal.Point point : each.points()) {
                        out.writeStartArray();
                        Json.value(out, point.value());
                        Json.rough(out, point.mean());
                        Json.rough(out, point.deviation());
                        out.writeEndArray();
                    }
                });
                out.writeEndObject();
            }
        }));
    }

    // Worked out on a copy, so that neither facts nor other readers wait for it.
    private static Analysis analysis(Feed feed, Query query) {
        KnownTrials known = feed.read(view -> KnownTrials.at(view, query.fact(view)));
        int task = query.getInt("task", 0);
        int most = known.definition().tasks().size() - 1;
        if (task < 0 || task > most) {
            throw new IllegalArgumentException("task is " + task + ", must be 0 to " + most);
        }
        return Analysis.of(known.definition(), task, known.trials());
    }
}
