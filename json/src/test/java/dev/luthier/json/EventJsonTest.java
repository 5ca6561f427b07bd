package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of event as it stands in journals: these lines must stay readable for ever. */
class EventJsonTest {

    @ParameterizedTest
    @MethodSource("lines")
    void writesAndReadsTheLine(Event event, String line) {
        assertThat(EventJson.write(event)).isEqualTo(line);
        assertThat(EventJson.read(line)).isEqualTo(event);
    }

    static Stream<Arguments> lines() {
        SlotId slot = new SlotId(3, 2);
        Suggestion run = new Suggestion.Run(0, Configuration.of("lr", 0.1, "layers", 2), 9, "random");
        return Stream.of(
                        arguments(
                                new Event.SlotJoined(7, slot, "worker-1"),
                                "{'event':'slotJoined','atMillis':7,'slot':{'number':3,'epoch':2},'host':'worker-1'}"),
                        arguments(
                                new Event.SlotLost(7, slot, "silent"),
                                "{'event':'slotLost','atMillis':7,'slot':{'number':3,'epoch':2},'reason':'silent'}"),
                        arguments(
                                new Event.SlotsUnavailable(7, "driver unreachable"),
                                "{'event':'slotsUnavailable','atMillis':7,'reason':'driver unreachable'}"),
                        arguments(
                                new Event.Suggested(7, 5, 40, run),
                                "{'event':'suggested','atMillis':7,'number':5,'factsSeen':40,'suggestion':{'kind':'run','task':0,"
                                        + "'configuration':{'lr':0.1,'layers':2},'resource':9,'note':'random'}}"),
                        arguments(
                                new Event.Suggested(7, 5, 40, new Suggestion.Resume(2, 27, "promoted")),
                                "{'event':'suggested','atMillis':7,'number':5,'factsSeen':40,'suggestion':{'kind':'resume',"
                                        + "'trial':2,'resource':27,'note':'promoted'}}"),
                        arguments(
                                new Event.Suggested(7, 5, 40, new Suggestion.Wait()),
                                "{'event':'suggested','atMillis':7,'number':5,'factsSeen':40,'suggestion':{'kind':'wait'}}"),
                        arguments(
                                new Event.Suggested(7, 5, 40, new Suggestion.Done("all tried")),
                                "{'event':'suggested','atMillis':7,'number':5,'factsSeen':40,'suggestion':{'kind':'done','reason':'all"
                                        + " tried'}}"),
                        arguments(
                                new Event.OptimizerFailed(7, "singular matrix"),
                                "{'event':'optimizerFailed','atMillis':7,'error':'singular matrix'}"),
                        arguments(
                                new Event.Reported(7, 4, 1, List.of(new Report(1, 0.5), new Report(2, -1 / 0.0))),
                                "{'event':'reported','atMillis':7,'trial':4,'attempt':1,'reports':[{'step':1,'value':0.5},"
                                        + "{'step':2,'value':'-Infinity'}]}"),
                        arguments(
                                new Event.Logged(7, 4, 1, "epoch 1"),
                                "{'event':'logged','atMillis':7,'trial':4,'attempt':1,'line':'epoch 1'}"),
                        arguments(
                                new Event.Ended(7, slot, 4, 1, new Outcome.Finished(0.75)),
                                "{'event':'ended','atMillis':7,'slot':{'number':3,'epoch':2},'trial':4,'attempt':1,"
                                        + "'outcome':{'kind':'finished','metric':0.75}}"),
                        arguments(
                                new Event.Ended(7, slot, 4, 1, new Outcome.Stopped("median")),
                                "{'event':'ended','atMillis':7,'slot':{'number':3,'epoch':2},'trial':4,'attempt':1,"
                                        + "'outcome':{'kind':'stopped','reason':'median'}}"),
                        arguments(new Event.TimerFired(7), "{'event':'timerFired','atMillis':7}"),
                        arguments(
                                new Event.StopRequested(7, 4, "looks bad"),
                                "{'event':'stopRequested','atMillis':7,'trial':4,'reason':'looks bad'}"),
                        arguments(
                                new Event.TrialsAdded(7, 50, "not enough yet"),
                                "{'event':'trialsAdded','atMillis':7,'count':50,'reason':'not enough yet'}"),
                        arguments(
                                new Event.Enqueued(7, 1, Configuration.of("lr", 0.1, "layers", 2), 9, "by hand"),
                                "{'event':'enqueued','atMillis':7,'task':1,'configuration':{'lr':0.1,'layers':2},"
                                        + "'resource':9,'note':'by hand'}"),
                        arguments(
                                new Event.CancelRequested(7, "Ctrl-C"),
                                "{'event':'cancelRequested','atMillis':7,'reason':'Ctrl-C'}"))
                .map(each -> arguments(each.get()[0], ((String) each.get()[1]).replace('\'', '"')));
    }
}
